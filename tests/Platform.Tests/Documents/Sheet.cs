using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>The document of the contract tests: one field of each kind that documents have.</summary>
public sealed record Sheet
{
    public required string Title { get; init; }

    public string? Slot { get; init; }

    public string? Owner { get; init; }

    public long? Rank { get; init; }

    public long Counter { get; init; }

    public double Ratio { get; init; }

    public decimal Amount { get; init; }

    public DateOnly? Day { get; init; }

    public DateTimeOffset? At { get; init; }

    public SheetKind Kind { get; init; }

    public IReadOnlyList<SheetRow> Rows { get; init; } = [];

    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    public string Computed => Title + "!";

    public static DocumentType<Sheet> Type(string collection = "sheets", int schema = 1) => new DocumentType<Sheet>(collection, schema)
        .NotAudited()
        .Text("title", s => s.Title)
        .Unique("slot", s => s.Slot)
        .Text("owner", s => s.Owner)
        .Number("rank", s => s.Rank);
}

public sealed record SheetRow(string Name, string Content, int Number, IReadOnlyList<string> Channels);

public enum SheetKind
{
    Draft,
    PublicOnRequest,
}

public sealed record SheetChanged : ServiceEvent
{
    public required string Sheet { get; init; }

    public string Note { get; init; } = "";

    public override string Subject => Sheet;

    public static SheetChanged Of(string sheet, string note = "") =>
        new() { EventId = Guid.NewGuid(), OccurredAt = TimeProvider.System.GetUtcNow(), Sheet = sheet, Note = note };
}
