using FsCheck;
using FsCheck.Fluent;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Paging;
using OpenGov.Publications.Tests.Host;
using Xunit;
using V1 = OpenGov.Contracts.Publication.V1;
using VersionState = OpenGov.Contracts.Catalogue.V1.VersionState;

namespace OpenGov.Publications.Tests.Following;

/// <summary>
/// Whatever happens to a catalogue, and in whatever order, however often and with whatever crashes its events are applied: when each
/// has been applied once, the public sees exactly what the Catalogue service shows it.
/// </summary>
public sealed class ConvergenceTests : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Convergence system = null!;
    private int catalogues;

    public async ValueTask InitializeAsync() => system = await Convergence.StartAsync();

    public ValueTask DisposeAsync() => system.DisposeAsync();

    [Fact]
    public void Any_order_repetition_and_crash_ends_in_the_state_of_the_catalogue() => Prop
        .ForAll(ArbMap.Default.ArbFor<PositiveInt[]>(), script => RunAsync([.. script.Select(one => one.Get)]).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    // Each number of the script is one step: its remainder says what, the rest says which.
    private async Task RunAsync(int[] script)
    {
        var catalogue = $"{100_000 + catalogues++}-06";
        var stream = new Deliveries(system);
        foreach (var number in script)
        {
            var which = number / 8;
            switch (number % 8)
            {
                case 0 or 1:
                    system.Desk.Publish(catalogue);
                    await stream.LearnAsync();
                    break;
                case 2:
                    system.Desk.Withdraw(catalogue);
                    await stream.LearnAsync();
                    break;
                case 3 or 4 or 5:
                    await stream.DeliverAsync(which, crashAt: 0, afterWrite: false);
                    break;
                case 6:
                    await stream.DeliverAsync(which, crashAt: 1 + (which % 3), afterWrite: false);
                    break;
                default:
                    await stream.DeliverAsync(which, crashAt: 1 + (which % 3), afterWrite: true);
                    break;
            }
        }

        await stream.DeliverTheRestAsync(seed: script.Sum() | 1);
        await SeesWhatTheCatalogueShowsAsync(catalogue);
        await ToldInOrderAsync(catalogue);
    }

    private async Task SeesWhatTheCatalogueShowsAsync(string catalogue)
    {
        var versions = system.Desk.VersionsOf(catalogue);
        if (versions.Count == 0)
        {
            return;
        }

        var current = versions.FirstOrDefault(version => version.State == VersionState.Published);
        var publication = await system.Reader.GetAsync(catalogue, Stop);
        Assert.Equal(current?.Number, publication.Current?.Number);
        Assert.Equal(versions[0].Title, publication.Title);
        Assert.Equal(
            versions.Where(version => version.State == VersionState.Withdrawn).Select(version => version.Number).Order(),
            publication.Withdrawals.Select(withdrawal => withdrawal.Number));

        var (listed, _) = await system.Reader.ListSnapshotsAsync(catalogue, PageRequest.Of(200, "", "test"), Stop);
        Assert.Equal(versions.Select(version => version.Number), listed.Select(view => view.Snapshot.Number));
        foreach (var (version, inList) in versions.Zip(listed))
        {
            var (view, items) = await system.Reader.GetSnapshotAsync(catalogue, version.Number, Stop);
            Assert.Equal(inList, view);
            Assert.Equal(
                (version.Title, version.Digest, version.ItemCount, version.PublishTime.ToDateTimeOffset()),
                (view.Snapshot.Title, view.Snapshot.Digest, view.Snapshot.ItemCount, view.Snapshot.PublishedAt));
            Assert.Equal(version.State == VersionState.Published, view.IsCurrent);
            Assert.Equal(version.State == VersionState.Withdrawn ? CatalogueDesk.Reason : null, view.Withdrawal?.Reason);
            Assert.Equal(version.State == VersionState.Withdrawn ? [] : version.Items, V1.Snapshot.Parser.ParseFrom(items).Items);
            if (version.State != VersionState.Withdrawn)
            {
                var (problems, _) = await system.Proofs.VerifyAsync(view.Snapshot, notedHash: "", Stop);
                Assert.Empty(problems);
            }
        }
    }

    // Each number is told at most once, in rising order, a withdrawal after its release; the last one tells what is public now.
    private async Task ToldInOrderAsync(string catalogue)
    {
        var pending = await system.Engine.Pending.ReadAsync(1000, Stop);
        var told = pending.Where(one => one.Subject == catalogue).Select(one => EventOf(one.Type, one.Json)).ToList();
        await system.Engine.Pending.RemoveAsync(pending, Stop);

        var places = told.Select(one => (2 * one.Snapshot) + (one is SnapshotWithdrawn ? 1 : 0)).ToList();
        Assert.Equal(places.Distinct().Order(), places);
        var versions = system.Desk.VersionsOf(catalogue);
        Assert.Equal(
            versions.Count == 0 ? null : (versions[0].Number, versions[0].State == VersionState.Withdrawn),
            told.Count == 0 ? null : ((int, bool)?)(told[^1].Snapshot, told[^1] is SnapshotWithdrawn));
    }

    private static SnapshotEvent EventOf(string type, string json) => (SnapshotEvent)System.Text.Json.JsonSerializer.Deserialize(
        json, type == nameof(SnapshotReleased) ? typeof(SnapshotReleased) : typeof(SnapshotWithdrawn), System.Text.Json.JsonSerializerOptions.Web)!;
}
