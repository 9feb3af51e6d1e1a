using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>The clauses and riders of a text, and what of it was not understood, in the order of the text.</summary>
internal sealed partial class LimitReading
{
    /// <summary>So many parts between commas are tried as one phrase.</summary>
    private const int MostParts = 4;

    /// <summary>A text of more clauses is no time limit.</summary>
    private const int MostClauses = 20;

    /// <summary>So many parts that are not understood are tried; the rest of such a text is not, so that nobody can keep the reader busy.</summary>
    internal const int MostMissed = 12;

    private readonly List<ReadClause?> clauses = [];
    private readonly List<string> missed = [];
    private int missedParts;

    private LimitReading()
    {
    }

    /// <summary>The clauses; null for one that was not understood.</summary>
    public IReadOnlyList<ReadClause?> Clauses => clauses;

    /// <summary>What was not understood; one phrase for each null of <see cref="Clauses"/>.</summary>
    public IReadOnlyList<string> Missed => missed;

    /// <summary>What the clauses carry besides.</summary>
    public List<Rider> Riders { get; } = [];

    /// <summary>Reads a compacted text of any length.</summary>
    public static LimitReading Of(string compact)
    {
        var reading = new LimitReading();
        foreach (var segment in Segments.Of(compact)) reading.ReadSegment(segment);
        return reading;
    }

    private void ReadSegment(string segment)
    {
        var parts = segment.Split('，', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length;)
        {
            if (missedParts == MostMissed)
            {
                Miss(string.Join('，', parts, i, parts.Length - i));
                return;
            }

            var length = Math.Min(MostParts, parts.Length - i);
            while (length > 0 && !ReadPhrase(string.Join('，', parts, i, length))) length--;
            if (length == 0)
            {
                Miss(parts[i]);
                missedParts++;
            }

            i += Math.Max(1, length);
        }
    }

    private bool ReadPhrase(string phrase)
    {
        if (clauses.Count >= MostClauses) return false;
        // "，最长不超过20个工作日" bounds the clause before it, alone it is one.
        if (clauses.Count > 0 && Rider.Read(phrase) is { } carried)
        {
            Riders.Add(carried);
            return true;
        }

        if (ClauseReader.Read(phrase) is { } clause)
        {
            clauses.Add(clause);
            return true;
        }

        // "及时公开，确有困难的，可延长至30日" begins with a clause, which the rider must not take with it.
        if (Rider.Read(phrase) is { } rider && (phrase.IndexOf('，', StringComparison.Ordinal) is var comma && (comma < 0 || ClauseReader.Read(phrase[..comma]) is null)))
        {
            Riders.Add(rider);
            return true;
        }

        return ReadCondition(phrase) || ReadPair(phrase);
    }

    /// <summary>"集体财务往来较多的，财务收支情况应每月公布一次": the condition belongs to what the clause is about.</summary>
    private bool ReadCondition(string phrase)
    {
        var match = Condition().Match(phrase);
        var condition = match.Groups["condition"].Value;
        if (!match.Success || Rider.Read(condition) is not null || ClauseReader.Read(match.Groups["rest"].Value) is not { } clause) return false;
        clauses.Add(clause with { Text = phrase, Subject = clause.Subject.Length > 0 ? $"{condition}，{clause.Subject}" : condition });
        return true;
    }

    /// <summary>"长期公开、随时公开": two limits that need no number.</summary>
    private bool ReadPair(string phrase)
    {
        var pieces = phrase.Split('、');
        if (pieces.Length is < 2 or > 3) return false;
        var read = pieces.Select(piece => (Clause: ClauseReader.Read(piece), Rider: Rider.Read(piece))).ToList();
        if (read.Any(piece => piece is { Clause: null, Rider: null } or { Clause.Limit.Kind: not (TimeLimitKind.Immediate or TimeLimitKind.Permanent) }))
        {
            return false;
        }

        clauses.AddRange(read.Where(piece => piece.Clause is not null).Select(piece => piece.Clause));
        Riders.AddRange(read.Where(piece => piece.Clause is null).Select(piece => piece.Rider!));
        return true;
    }

    private void Miss(string part)
    {
        if (clauses is [.., null])
        {
            missed[^1] += "，" + part;
            return;
        }

        clauses.Add(null);
        missed.Add(part);
    }

    [GeneratedRegex("^(?<condition>(?:[^，；：。]{2,30}的|(?:如|若|遇|凡|对)[^，；：。]{1,30}|除[^，；：。]{1,30}外|[^，；：。]{2,20}时))，(?<rest>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();
}
