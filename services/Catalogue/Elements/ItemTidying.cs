using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements;

/// <summary>
/// Brings elements that a person or a program sent into the one form that is kept: texts without noise, time limit and bases read
/// from their text. Tidying twice changes nothing more, and nothing that people wrote is lost.
/// </summary>
public static class ItemTidying
{
    /// <summary>The same elements in the form that is kept; what is wrong stays wrong for <see cref="ItemChecks"/> to say.</summary>
    public static ItemElements Tidy(ItemElements elements) => elements with
    {
        Category = WrittenText.SingleLine(elements.Category),
        Name = WrittenText.SingleLine(elements.Name),
        Content = WrittenText.Clean(elements.Content),
        Bases = [.. elements.Bases.Select(basis => LegalBasisParser.ParseOne(basis.Text))],
        TimeLimit = TimeLimitParser.Parse(elements.TimeLimit.Text),
        Subjects = [.. elements.Subjects.Select(WrittenText.SingleLine)],
        Channels = [.. elements.Channels.Select(channel => channel with { Name = WrittenText.SingleLine(channel.Name) }).OrderBy(channel => channel.Kind)],
        Audience = elements.Audience with { SpecificGroups = WrittenText.SingleLine(elements.Audience.SpecificGroups) },
        Remarks = WrittenText.Clean(elements.Remarks),
    };
}
