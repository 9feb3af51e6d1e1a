using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Testing.DocumentsWriter;

/// <summary>A document whose parts all tell the same number, so that a half-written one shows.</summary>
public sealed record Page(int Number, IReadOnlyList<string> Parts)
{
    /// <summary>The kind of document.</summary>
    public static DocumentType<Page> Type { get; } = new DocumentType<Page>("pages", 1).Number("number", p => p.Number);

    /// <summary>Whether all parts belong together.</summary>
    public bool IsWhole => Parts.Count == 40 && Parts.All(part => part == Part(Number));

    /// <summary>Some 20 KB.</summary>
    public static Page Of(int number) => new(number, [.. Enumerable.Repeat(Part(number), 40)]);

    private static string Part(int number) => string.Concat(Enumerable.Repeat($"第{number}号 ", 30));
}

/// <summary>Written with each page.</summary>
public sealed record PageWritten : ServiceEvent
{
    /// <summary>The page.</summary>
    public required string Page { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <inheritdoc/>
    public override string Subject => Page;

    /// <summary>The event of a write.</summary>
    public static PageWritten Of(string page, int number) =>
        new() { EventId = Guid.NewGuid(), OccurredAt = TimeProvider.System.GetUtcNow(), Page = page, Number = number };
}
