using OpenGov.Platform.Events;

namespace OpenGov.Platform.Tests.Events;

/// <summary>What must hold for every log, whatever happened while it was written.</summary>
internal static class TheLog
{
    /// <summary>Dense from 1, each event once, each note's events in the order they were written, and all of them.</summary>
    public static void IsWhole(IReadOnlyList<EventLogEntry> entries, int notes, int times)
    {
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(entry => entry.Sequence));
        Assert.Equal(entries.Count, entries.Select(entry => entry.EventId).Distinct().Count());
        var types = EventTypes.Of<NoteEvent>();
        var written = entries.Select(entry => (NoteWritten)types.Read(entry.Type, entry.Json)).ToList();
        Assert.Equal(entries.Select(entry => entry.Sequence), written.Select(happened => happened.Sequence));
        Assert.Equal(notes, written.Select(happened => happened.NoteId).Distinct().Count());
        foreach (var note in written.GroupBy(happened => happened.NoteId))
        {
            Assert.Equal(Enumerable.Range(1, times), note.Select(happened => happened.Number));
        }
    }
}
