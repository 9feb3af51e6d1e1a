using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Tests.Review;

/// <summary>The alarm of scheduled publications: what was late, and what is late and still not public.</summary>
public sealed class DueVersionsTests : IDisposable
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 5, 1, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Nine);
    private readonly OneVersion stored = new(Sample.InState(VersionState.Approved).Value with { Schedule = new(Nine, "mzj.leader", "610116-mzj", Sample.Now) });
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<(string Instrument, double Value)> measured = [];
    private readonly Levels levels = new();
    private readonly MeterListener listener = new();
    private readonly DirectoryCopy directory;
    private readonly ScheduleMeter meter;
    private readonly DueVersions due;

    public DueVersionsTests()
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == ScheduleMeter.Name && instrument.Meter.Scope == factory) listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.Add((instrument.Name, value)));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.Add((instrument.Name, value)));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured.Add((instrument.Name, value)));
        listener.Start();
        meter = new ScheduleMeter(factory);
        directory = new(new Nothing<DirectoryOrganisation>(), new Nothing<DirectoryDomain>(), new Nothing<DirectoryNotApplicable>(), clock);
        due = new DueVersions(stored, Current(stored), directory, meter, clock, levels);
    }

    public void Dispose()
    {
        directory.Dispose();
        listener.Dispose();
        services.Dispose();
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public async Task A_publication_tells_how_late_it_was_and_alarms_beyond_half_a_minute(int seconds, int alarms)
    {
        clock.Advance(TimeSpan.FromSeconds(seconds));
        await due.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Equal(VersionState.Published, stored.Version.State);
        Assert.Equal([("opengov.catalogue.schedule.delay", seconds), .. Enumerable.Repeat(("opengov.catalogue.schedule.late", 1.0), alarms)], measured);
        Assert.Equal(alarms == 0 ? [] : [LogLevel.Warning], levels.Logged);
        Assert.Equal(0, Overdue());
    }

    [Fact]
    public async Task What_cannot_be_written_alarms_once_it_has_missed_its_time_until_it_is_public()
    {
        stored.IsAway = true;
        clock.Advance(TimeSpan.FromSeconds(30));
        await due.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, LogLevel.Warning), (Overdue(), Assert.Single(levels.Logged)));
        clock.Advance(TimeSpan.FromSeconds(1));
        await due.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, LogLevel.Error), (Overdue(), levels.Logged[^1]));
        Assert.Equal(VersionState.Approved, stored.Version.State);
        stored.IsAway = false;
        await due.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, VersionState.Published), (Overdue(), stored.Version.State));
    }

    [Fact]
    public async Task What_cannot_be_written_holds_up_no_other()
    {
        var broken = new ManyVersions(Enumerable.Range(1, 120).Select(number => stored.Version with { Number = number }), fails: number => number <= 60);
        await new DueVersions(broken, Current(broken), directory, meter, clock, levels).PublishAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(61, 60), broken.Published);
        Assert.Equal(60, levels.Logged.Count);
    }

    private CurrentVersions Current(IDocuments<CatalogueVersion> versions) =>
        new(new Standings(null!, versions, clock), new PublishedCatalogues(null!, versions, null!, null!, clock));

    private int Overdue()
    {
        listener.RecordObservableInstruments();
        return (int)measured.Last(one => one.Instrument == "opengov.catalogue.schedule.overdue").Value;
    }

    private sealed class Nothing<T> : StubDocuments<T> where T : class
    {
        public override Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Stored<T>>>([]);
    }

    private sealed class OneVersion(CatalogueVersion version) : StubDocuments<CatalogueVersion>
    {
        public CatalogueVersion Version { get; private set; } = version;

        public bool IsAway { get; set; }

        public override Task<IReadOnlyList<Stored<CatalogueVersion>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Stored<CatalogueVersion>>>(Version.DueAt <= (long)query.Where.Single().Value ? [new("v", 7, Version)] : []);

        public override Task<Stored<CatalogueVersion>> ReplaceAsync(
            string id, long revision, CatalogueVersion value, Attached attached, CancellationToken cancellation) => IsAway
                ? throw new IOException("away")
                : Task.FromResult(new Stored<CatalogueVersion>(id, revision + 1, Version = value));
    }

    private sealed class ManyVersions(IEnumerable<CatalogueVersion> versions, Func<int, bool> fails) : StubDocuments<CatalogueVersion>
    {
        private readonly List<CatalogueVersion> open = [.. versions];

        public List<int> Published { get; } = [];

        public override Task<IReadOnlyList<Stored<CatalogueVersion>>> QueryAsync(DocumentQuery query, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Stored<CatalogueVersion>>>([.. open
                .Select(version => new Stored<CatalogueVersion>($"{version.Number:D3}", 7, version))
                .Where(version => query.After is not { } after || string.CompareOrdinal(version.Id, after.Id) > 0)
                .Take(query.Limit)]);

        public override Task<Stored<CatalogueVersion>> ReplaceAsync(
            string id, long revision, CatalogueVersion value, Attached attached, CancellationToken cancellation)
        {
            if (fails(value.Number)) throw new IOException("away");
            Published.Add(value.Number);
            open.RemoveAll(version => version.Number == value.Number);
            return Task.FromResult(new Stored<CatalogueVersion>(id, revision + 1, value));
        }
    }

    private sealed class Levels : ILogger<DueVersions>
    {
        public List<LogLevel> Logged { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Logged.Add(logLevel);
    }
}
