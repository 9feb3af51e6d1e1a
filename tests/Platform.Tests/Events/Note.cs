using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Events;

/// <summary>What the tests write: each write of a note is an event.</summary>
public sealed record Note(int Number)
{
    public static readonly DocumentType<Note> Type = new("notes", schema: 1);
}

public abstract record NoteEvent : ServiceEvent
{
    public required string NoteId { get; init; }

    public override string Subject => NoteId;
}

public sealed record NoteWritten : NoteEvent
{
    /// <summary>Counts the writes of one note from 1.</summary>
    public required int Number { get; init; }
}

public sealed record NoteBurnt : NoteEvent;
