using System.Text.RegularExpressions;
using OpenGov.Catalogues.Exchange;

namespace OpenGov.Catalogues.Tests.Exchange.Corpus;

/// <summary>A table as people have it, and exactly what must become of it.</summary>
/// <param name="Name">What is special about it, with the section of domain.md that lists it.</param>
/// <param name="Table">The table.</param>
/// <param name="Items">The items that must come out.</param>
public sealed partial record Variant(string Name, OfficialTable Table, params ExpectedItem[] Items)
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

    /// <summary>Its name; the many spellings of one cell or column are one variant, under the name of the column.</summary>
    public string Group => Spelling().Match(Name) is { Success: true } cell
        ? $"“{OfficialTable.HeaderOf(cell.Groups[1].ValueSpan[0], cell.Groups[2].Value == "1")}”{(cell.Groups[2].ValueSpan is "1" or "2" ? "的表头" : "的格子")}写成别的样子 {cell.Groups[3].Value}"
        : ExtraColumn().Replace(Name, "多出一列");

    private static string[] AllKinds => ["csv", "xlsx", "xls", "docx", "html"];

    /// <summary>One kind after the other, for many variants of one cell: what a cell means does not depend on the file.</summary>
    public static string[] OneKind(int index) => [AllKinds[1 + (index % 4)]];

    [GeneratedRegex("^([A-Z])([0-9]) 写作“.*” (§.*)$")]
    private static partial Regex Spelling();

    [GeneratedRegex("^多出一列“.*”")]
    private static partial Regex ExtraColumn();
}
