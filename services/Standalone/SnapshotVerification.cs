using OpenGov.Publications.Proofs;

namespace OpenGov.Standalone;

/// <summary>The command that verifies a saved snapshot; it needs no server, no data and no network.</summary>
/// <param name="Snapshot">File with the answer of GetSnapshot, JSON.</param>
/// <param name="Proof">File with the answer of GetSnapshotProof, JSON.</param>
/// <param name="Keys">File with the answer of ListSnapshotKeys, JSON, or a public key, PEM.</param>
public sealed record SnapshotVerification(string Snapshot, string Proof, string Keys)
{
    /// <summary>Verifies and tells.</summary>
    /// <param name="output">Where to.</param>
    /// <returns>Exit code: 0 everything fits, 1 something does not, 2 a file cannot be read.</returns>
    public async Task<int> RunAsync(TextWriter output)
    {
        try
        {
            var (problems, hash) = OfflineProof.Verify(
                await File.ReadAllTextAsync(Snapshot), await File.ReadAllTextAsync(Proof), await File.ReadAllTextAsync(Keys));
            foreach (var problem in problems)
            {
                await output.WriteLineAsync($"不一致 mismatch [{problem.Fault}]: {problem.Message}");
            }

            await output.WriteLineAsync($"{(problems.Count == 0 ? "验证通过 valid" : "验证不通过 NOT valid")}  sha256 {hash}");
            return problems.Count == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            await output.WriteLineAsync($"无法验证 cannot verify: {e.Message}");
            return 2;
        }
    }
}
