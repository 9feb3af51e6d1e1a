using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Reads one phrase as one clause: its subject and what one of the recognisers understands of the rest.</summary>
internal static partial class ClauseReader
{
    /// <summary>Each knows its kinds; the first that understands the whole phrase wins.</summary>
    private static readonly Func<string, Understood?>[] Recognisers =
    [
        WithinRecogniser.Read, DateRecogniser.Read, PeriodicRecogniser.Read, BeforeRecogniser.Read, PermanentRecogniser.Read,
        ImmediateRecogniser.Read, ReferenceRecogniser.Read,
    ];

    /// <summary>Null when the phrase is not understood as a whole.</summary>
    public static ReadClause? Read(string phrase)
    {
        var words = Opening().Replace(phrase, "");
        if (words.Length == 0) return null;
        if (SubjectLead.Marked(words) is { } marked && Core(marked.Said) is { } certain) return new(phrase, marked.Subject, certain);
        foreach (var (subject, rest) in SubjectLead.Likely(words))
        {
            if (Core(rest) is { } understood) return new(phrase, subject, understood);
        }

        if (Core(words) is { } whole) return new(phrase, About(whole), whole);
        foreach (var (subject, rest) in SubjectLead.Remaining(words))
        {
            if (Core(rest) is { } understood) return new(phrase, subject, understood);
        }

        return null;
    }

    private static Understood? Core(string phrase)
    {
        foreach (var read in Recognisers)
        {
            if (read(phrase) is { } understood) return understood;
        }

        return null;
    }

    /// <summary>A decision that is the trigger tells what the clause is about: "行政许可和行政处罚决定作出后7个工作日内".</summary>
    private static string About(Understood clause) => Decision().Match(clause.Trigger).Groups["subject"].Value;

    [GeneratedRegex("^(?:其中，?|同时，?|并且?，?|一般情况下，?)")]
    private static partial Regex Opening();

    [GeneratedRegex("^(?<subject>[^，]{2,20}(?:许可|处罚|强制|检查|征收)[^，]{0,10}?决定)作出$")]
    private static partial Regex Decision();
}

/// <summary>A clause that was understood.</summary>
/// <param name="Text">The phrase.</param>
/// <param name="Subject">What it is about; empty for all.</param>
/// <param name="Limit">What it says.</param>
internal sealed record ReadClause(string Text, string Subject, Understood Limit);
