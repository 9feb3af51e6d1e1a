using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace OpenGov.Testing;

/// <summary>
/// Waits for something that happens elsewhere: looks again and again until a deadline, and fails with what was seen last.
/// An exception while looking counts as "not yet".
/// </summary>
public static class Eventually
{
    /// <summary>How long to wait where a test gives no deadline: far longer than anything takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until the condition holds.</summary>
    /// <param name="condition">Looks once.</param>
    /// <param name="deadline">From now; null means <see cref="Patience"/>.</param>
    /// <param name="because">What the test expects, for the failure.</param>
    /// <param name="code">The condition's source text.</param>
    public static Task True(
        Func<bool> condition, TimeSpan? deadline = null, string because = "",
        [CallerArgumentExpression(nameof(condition))] string code = "") =>
        True(() => Task.FromResult(condition()), deadline, because, code);

    /// <inheritdoc cref="True(Func{bool}, TimeSpan?, string, string)"/>
    public static Task True(
        Func<Task<bool>> condition, TimeSpan? deadline = null, string because = "",
        [CallerArgumentExpression(nameof(condition))] string code = "") =>
        That(condition, holds => holds, deadline, because, code);

    /// <summary>Waits until what is read satisfies the condition, and gives it.</summary>
    /// <param name="read">Reads once.</param>
    /// <param name="satisfies">Whether it is what the test waits for.</param>
    /// <param name="deadline">From now; null means <see cref="Patience"/>.</param>
    /// <param name="because">What the test expects, for the failure.</param>
    /// <param name="code">The condition's source text.</param>
    public static async Task<T> That<T>(
        Func<Task<T>> read, Func<T, bool> satisfies, TimeSpan? deadline = null, string because = "",
        [CallerArgumentExpression(nameof(satisfies))] string code = "")
    {
        var patience = deadline ?? Patience;
        var watch = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            string seen;
            try
            {
                var value = await read();
                if (satisfies(value))
                {
                    return value;
                }

                seen = $"last seen: {value}";
            }
            catch (Exception e) when (e is not OperationCanceledException || !TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                seen = $"last error: {e}";
            }

            if (watch.Elapsed > patience)
            {
                Assert.Fail($"Not within {patience.TotalSeconds:0.#} s: {(because.Length > 0 ? because : code)}; {seen}");
            }

            await Task.Delay(pause, TestContext.Current.CancellationToken);
        }
    }
}
