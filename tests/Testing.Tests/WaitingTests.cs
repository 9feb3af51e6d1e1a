using Xunit;
using Xunit.Sdk;

namespace OpenGov.Testing.Tests;

public class WaitingTests
{
    [Fact]
    public async Task What_comes_late_is_waited_for()
    {
        var looks = 0;

        var seen = await Eventually.That(() => Task.FromResult(++looks), count => count == 4);

        Assert.Equal(4, seen);
    }

    [Fact]
    public async Task What_never_comes_fails_with_what_was_seen_last()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Eventually.That(
            () => Task.FromResult("七"), _ => false, TimeSpan.FromMilliseconds(50), "the eighth comes"));

        Assert.Contains("the eighth comes", failure.Message, StringComparison.Ordinal);
        Assert.Contains("last seen: 七", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_while_looking_is_not_yet_and_shown_at_the_end()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Eventually.True(
            bool () => throw new HttpRequestException("refused"), TimeSpan.FromMilliseconds(50)));

        Assert.Contains("refused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_is_handed_out_once()
    {
        var ports = Enumerable.Range(0, 50).Select(_ => Ports.Next()).ToList();

        Assert.Equal(50, ports.Distinct().Count());
    }
}
