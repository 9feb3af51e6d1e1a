using System.Diagnostics;
using System.Text.Json.Nodes;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories;

/// <summary>
/// Somebody who trusts nobody saves what is public and verifies it at home: with the Python program beside the contracts, which shares
/// no line with this system, and with this system's own command.
/// </summary>
[Collection(nameof(StandaloneTests))]
public sealed class ProofTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("catalogue-proofs-");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task Saved_snapshots_are_verified_offline_by_an_independent_program_and_by_the_command()
    {
        Assert.SkipUnless(IsThere("python3") && IsThere("openssl"), "needs python3 and openssl, which ./test.sh installs");
        var system = await SharedSystems.Standalone.Value;
        using var anybody = await Account.SignInAsync(system, null);
        var keys = await SaveAsync(anybody, "keys.json", new Uri(system.Publication, "/v1/snapshot-keys"));
        var publications = await anybody.GetAsync(new Uri(system.Publication, "/v1/publications?division=610116"));
        var street = await anybody.GetAsync(new Uri(system.Publication, "/v1/publications?division=610116001"));
        var saved = new List<(string Snapshot, string Proof)>();
        foreach (var one in publications["publications"]!.AsArray().Concat(street["publications"]!.AsArray().Take(3)))
        {
            var (id, number) = (one!["catalogueId"]!.GetValue<string>(), one["currentSnapshot"]!.GetValue<int>());
            var address = $"/v1/publications/{id}/snapshots/{number}";
            var snapshot = await SaveAsync(anybody, id + ".json", new Uri(system.Publication, address));
            var proof = await SaveAsync(anybody, id + ".proof.json", new Uri(system.Publication, address + "/proof"));
            saved.Add((snapshot, proof));
            var verified = await anybody.GetAsync(new Uri(system.Publication, address + ":verify"));
            Assert.True(verified["valid"]!.GetValue<bool>(), $"{id}: {verified}");
        }

        Assert.True(saved.Count >= 26, $"{saved.Count} snapshots");
        foreach (var (snapshot, proof) in saved)
        {
            await EndsAsync(0, "valid", "python3", Repository.File("contracts", "verify_snapshot.py"), snapshot, proof, keys);
        }

        await EndsAsync(0, "验证通过", "dotnet", Repository.BuiltDll("services/Standalone"), "verify-snapshot", saved[0].Snapshot, saved[0].Proof, keys);

        // One character of one item.
        var changed = JsonNode.Parse(await File.ReadAllTextAsync(saved[0].Snapshot))!;
        changed["items"]![2]!["name"] = changed["items"]![2]!["name"]!.GetValue<string>() + "。";
        await File.WriteAllTextAsync(saved[0].Snapshot, changed.ToJsonString());
        await EndsAsync(1, "item 3", "python3", Repository.File("contracts", "verify_snapshot.py"), saved[0].Snapshot, saved[0].Proof, keys);
        await EndsAsync(1, "第3项", "dotnet", Repository.BuiltDll("services/Standalone"), "verify-snapshot", saved[0].Snapshot, saved[0].Proof, keys);

        // The proof of another, and what is no answer at all.
        await EndsAsync(1, "NOT valid", "python3", Repository.File("contracts", "verify_snapshot.py"), saved[1].Snapshot, saved[2].Proof, keys);
        await EndsAsync(1, "不属于这个快照", "dotnet", Repository.BuiltDll("services/Standalone"), "verify-snapshot", saved[1].Snapshot, saved[2].Proof, keys);
        await EndsAsync(2, "proof:", "dotnet", Repository.BuiltDll("services/Standalone"), "verify-snapshot", saved[1].Snapshot, Repository.File("README.md"), keys);
    }

    private static bool IsThere(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task EndsAsync(int code, string said, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(
            process.ExitCode == code && (output[0] + output[1]).Contains(said, StringComparison.Ordinal),
            $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output[0]}{output[1]}");
    }

    private async Task<string> SaveAsync(Account anybody, string name, Uri address)
    {
        var file = Path.Combine(home.FullName, name);
        await File.WriteAllTextAsync(file, (await anybody.GetAsync(address)).ToJsonString());
        return file;
    }
}
