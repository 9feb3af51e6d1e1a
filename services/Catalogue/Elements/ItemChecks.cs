using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Elements;

/// <summary>What is wrong with the elements of one item, whoever wrote them: a person, a program or a file.</summary>
public static class ItemChecks
{
    /// <summary>Missing elements and values out of bounds.</summary>
    /// <returns>
    /// One violation for each; its field is the JSON name inside the item ("timeLimit.text", "subjects[2]"). Empty when all is well.
    /// </returns>
    public static IReadOnlyList<Violation> Check(ItemElements elements) => [.. Bounds(elements), .. Missing(elements)];

    /// <summary>Values that no item may have, not even in a draft: too long, too many, meaningless. The name is always needed.</summary>
    public static IReadOnlyList<Violation> Bounds(ItemElements elements) => [];

    /// <summary>Which of the eight elements of 国办发〔2019〕54号 are missing; a draft may lack them, a submission may not.</summary>
    public static IReadOnlyList<Violation> Missing(ItemElements elements) => [];
}
