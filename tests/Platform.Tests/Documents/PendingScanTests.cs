using OpenGov.Platform.Documents.Mongo;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>What two readings of pending events agree on. Events are letters here, in the order of their stamps: a = 1, b = 2 …</summary>
public sealed class PendingScanTests
{
    [Theory]
    [InlineData("ab", "ab", "ab")]
    [InlineData("ac", "abc", "a")] // b came to a collection that had been read; what caused b may still be missing, and b may have caused c.
    [InlineData("bc", "abc", "")]
    [InlineData("abc", "ac", "a")] // Someone else logged b.
    [InlineData("ab", "abc", "ab")]
    [InlineData("abc", "", "")]
    public void Only_what_comes_before_the_first_difference_is_certain(string first, string second, string certain) =>
        Assert.Equal(certain, Agreed(Scan(first), Scan(second)));

    [Theory]
    [InlineData("abc", 2, "abcd", 4, "ab")]
    [InlineData("abcd", 4, "abc", 2, "ab")]
    [InlineData("abc", 3, "abd", 4, "ab")]
    public void Nothing_above_the_horizon_of_either_reading_is_certain(string first, long firstHorizon, string second, long secondHorizon, string certain) =>
        Assert.Equal(certain, Agreed(Scan(first, firstHorizon), Scan(second, secondHorizon)));

    private static string Agreed(PendingScan<PendingEvent> first, PendingScan<PendingEvent> second) =>
        string.Concat(second.AgreedWith(first, happened => happened.EventId).Select(e => e.Subject));

    private static PendingScan<PendingEvent> Scan(string letters, long horizon = long.MaxValue) => new(
        [.. letters.Select(letter => ((long)letter - 'a' + 1, new PendingEvent(Id(letter), "T", $"{letter}", default, "{}", null, "c", "d")))], horizon);

    private static Guid Id(char letter) => new(letter, 0, 0, new byte[8]);
}
