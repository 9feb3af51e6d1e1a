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

    /// <summary>The kinds of file that can hold it.</summary>
    public IEnumerable<string> Kinds => Table.Merges.Count > 0 || Only.Length > 0 ? (Only.Length > 0 ? Only : ["xlsx", "xls", "docx", "html"]) : ["csv", "xlsx", "xls", "docx", "html"];

    /// <summary>Kinds of file, where it is not every one that can.</summary>
    public string[] Only { get; init; } = [];
}
