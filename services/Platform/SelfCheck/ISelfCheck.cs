namespace OpenGov.Platform.SelfCheck;

/// <summary>
/// Makes sure of something that must hold of all that a running service holds. It changes nothing, and reads in pages, so that what it
/// needs in memory is bounded by ids, not by contents.
/// </summary>
public interface ISelfCheck
{
    /// <summary>Its id, for example "audit-chain".</summary>
    string Id { get; }

    /// <summary>What it makes sure of, in Chinese.</summary>
    string Explanation { get; }

    /// <summary>Looks.</summary>
    /// <param name="findings">Told of what was looked at and what is wrong.</param>
    /// <param name="asked">Who asks.</param>
    /// <param name="cancellation">Stops it.</param>
    Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation);
}

/// <summary>Who asks for a self-check.</summary>
/// <param name="Authorization">The caller's own authorization header, for questions to other services; null from the command line.</param>
public sealed record SelfCheckCaller(string? Authorization)
{
    /// <summary>Somebody at the machine, without an account.</summary>
    public static SelfCheckCaller Operator { get; } = new((string?)null);
}

/// <summary>What a check found.</summary>
public sealed class Findings
{
    /// <summary>Findings that are told; more are counted.</summary>
    public const int Most = 50;

    private readonly List<string> told = [];

    /// <summary>How many things were looked at.</summary>
    public long Checked { get; private set; }

    /// <summary>How many are wrong.</summary>
    public long Count { get; private set; }

    /// <summary>What is wrong, in Chinese, at most <see cref="Most"/>.</summary>
    public IReadOnlyList<string> Told => told;

    /// <summary>Why the check could not be made, in Chinese; empty when it was.</summary>
    public string Skipped { get; private set; } = "";

    /// <summary>Says that more things were looked at.</summary>
    public void Looked(long things = 1) => Checked += things;

    /// <summary>Says that something is wrong.</summary>
    /// <param name="finding">What, in Chinese, with ids and without contents.</param>
    public void Add(string finding)
    {
        Count++;
        if (told.Count < Most)
        {
            told.Add(finding);
        }
    }

    /// <summary>Says that something must hold.</summary>
    public void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            Add(otherwise);
        }
    }

    /// <summary>Says that the check cannot be made here.</summary>
    /// <param name="why">Why, in Chinese.</param>
    public void Skip(string why) => Skipped = why;
}
