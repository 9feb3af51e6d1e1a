using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Catalogues.Review;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class PublishClockTests
{
    [Fact]
    public async Task While_the_documents_are_away_it_asks_less_and_less_often()
    {
        var time = new InstantTime();
        var options = new EventOptions();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var clock = new PublishClock(
            new Away(), null!, new ScheduleMeter(services.GetRequiredService<IMeterFactory>()), options, time, NullLogger<PublishClock>.Instance);
        await clock.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.True(() => Task.FromResult(time.Count >= 20));
        await clock.StopAsync(TestContext.Current.CancellationToken);
        var asked = time.Asked;
        Assert.InRange(asked[0], options.FirstPause / 2, options.FirstPause);
        Assert.All(asked.Skip(8), pause => Assert.InRange(pause, options.LongestPause / 2, options.LongestPause));
    }

    /// <summary>Time in which every pause is over at once, and which remembers how long each was to be.</summary>
    private sealed class InstantTime : TimeProvider
    {
        private readonly List<TimeSpan> asked = [];

        public int Count
        {
            get
            {
                lock (asked) return asked.Count;
            }
        }

        public IReadOnlyList<TimeSpan> Asked
        {
            get
            {
                lock (asked) return [.. asked];
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (asked)
            {
                asked.Add(dueTime);
                if (asked.Count > 20) return System.CreateTimer(callback, state, dueTime, period);
            }

            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private sealed class Away : IDocumentEngine
    {
        public IPendingEvents Pending => throw new NotSupportedException();

        public IPendingRecords Records => throw new NotSupportedException();

        public IDocuments<T> Open<T>(DocumentType<T> type) where T : class => new Documents<T>();

        public Task PrepareAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task CheckAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => default;

        private sealed class Documents<T> : StubDocuments<T> where T : class
        {
            public override Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation) => throw new IOException("away");
        }
    }
}
