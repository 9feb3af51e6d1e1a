using System.Diagnostics;

namespace OpenGov.Testing;

/// <summary>A script of tests/servers.</summary>
internal sealed class ServerScript(string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Whether the programs of documentdb.sh lie in the cache.</summary>
    public static bool DocumentDbProvisioned
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("CATALOGUE_TEST_CACHE") is { Length: > 0 } given
                ? given
                : Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/", ".cache", "catalogue-tests");
            return Directory.Exists(cache) && Directory.EnumerateDirectories(cache, "documentdb-*").Any();
        }
    }

    /// <summary>Runs it and gives what it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Repository.File("tests", "servers", name), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // A server that a test kills must have on the disk what it acknowledged, also in a run that trades that for speed elsewhere.
        start.Environment.Remove("CATALOGUE_TEST_FAST");
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"{name} {string.Join(' ', arguments)}: {(await error).Trim()}");
    }
}
