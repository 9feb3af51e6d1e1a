namespace OpenGov.Catalogues.Items;

/// <summary>How much text items hold.</summary>
public static class ItemTexts
{
    /// <summary>Characters of all elements of an item together.</summary>
    public static long Length(ItemElements e) =>
        e.Category.Length + e.Name.Length + e.Content.Length + e.TimeLimit.Text.Length + e.Audience.SpecificGroups.Length + e.Remarks.Length
        + e.Bases.Sum(basis => (long)basis.Text.Length)
        + e.Subjects.Sum(subject => (long)subject.Length)
        + e.Channels.Sum(channel => (long)channel.Name.Length);
}
