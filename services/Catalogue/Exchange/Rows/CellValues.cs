using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>Typed values of cell texts. A table repeats its texts from row to row, so each is parsed once.</summary>
internal sealed class CellValues(ChannelLegend legend)
{
    private readonly Dictionary<string, TimeLimit> timeLimits = [];
    private readonly Dictionary<string, IReadOnlyList<LegalBasisCitation>> bases = [];
    private readonly Dictionary<string, IReadOnlyList<string>> subjects = [];
    private readonly Dictionary<string, ChannelReading> channels = [];

    public TimeLimit TimeLimit(string text) => Once(timeLimits, text, TimeLimitParser.Parse);

    public IReadOnlyList<LegalBasisCitation> Bases(string text) => Once(bases, text, LegalBasisParser.Parse);

    public IReadOnlyList<string> Subjects(string text) => Once(subjects, text, SubjectParser.Parse);

    public ChannelReading Channels(string text) => Once(channels, text, cell => ChannelParser.Parse(cell, legend));

    private static T Once<T>(Dictionary<string, T> known, string text, Func<string, T> parse)
    {
        if (!known.TryGetValue(text, out var value)) known[text] = value = parse(text);
        return value;
    }
}
