using OpenGov.Testing;

namespace OpenGov.EndToEnd.Authorisation;

/// <summary>A line of expected.txt.</summary>
/// <param name="Rpc">"opengov.catalogue.v1.DraftService/GetDraft".</param>
/// <param name="Letters">One for each caller; empty when the RPC is not called.</param>
/// <param name="Request">JSON; or why the RPC is not called.</param>
public sealed record ExpectedAccess(string Rpc, string Letters, string Request)
{
    /// <summary>The callers, in the order of the letters.</summary>
    public static IReadOnlyList<string> Callers { get; } =
        ["public", "machine", "strange", "editor", "reviewer", "leader", "joint", "other", "street", "office", "far", "admin"];

    /// <summary>Where it is written.</summary>
    public static string Path { get; } = Repository.File("tests", "EndToEnd", "Authorisation", "expected.txt");

    /// <summary>All lines.</summary>
    public static IReadOnlyList<ExpectedAccess> Read() =>
        [.. File.ReadLines(Path).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    private static ExpectedAccess Parse(string line)
    {
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var rpc, "skipped:", var why])
        {
            return new(rpc, "", why);
        }

        Assert.True(parts.Length == 3 && parts[1].Length == Callers.Count && parts[1].All("+TRSOH".Contains), $"not a line of {Callers.Count} letters: {line}");
        return new(parts[0], parts[1], parts[2]);
    }
}
