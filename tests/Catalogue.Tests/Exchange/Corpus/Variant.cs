using OpenGov.Catalogues.Exchange;

namespace OpenGov.Catalogues.Tests.Exchange.Corpus;

/// <summary>A table as people have it, and exactly what must become of it.</summary>
/// <param name="Name">What is special about it, with the section of domain.md that lists it.</param>
/// <param name="Table">The table.</param>
/// <param name="Items">The items that must come out.</param>
public sealed record Variant(string Name, OfficialTable Table, params ExpectedItem[] Items)
{
    /// <summary>What must be reported and nothing else: "提醒" or "错误", the place and a part of the description.</summary>
    public string[] Problems { get; init; } = [];

    /// <summary>Parts of the notices that must be given and no others.</summary>
    public string[] Notices { get; init; } = [];

    /// <summary>What a person chose.</summary>
    public ImportChoices Choices { get; init; } = ImportChoices.None;

    /// <summary>Kinds of file, where it is not every one that can hold the table.</summary>
    public string[] Only { get; init; } = [];

    /// <summary>The kinds of file that it is tried in; csv cannot merge cells.</summary>
    public IEnumerable<string> Kinds => Only.Length > 0 ? Only : Table.Merges.Count > 0 ? AllKinds[1..] : AllKinds;

    private static string[] AllKinds => ["csv", "xlsx", "xls", "docx", "html"];

    /// <summary>One kind after the other, for many variants of one cell: what a cell means does not depend on the file.</summary>
    public static string[] OneKind(int index) => [AllKinds[1 + (index % 4)]];
}
