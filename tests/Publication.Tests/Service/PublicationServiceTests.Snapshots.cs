using OpenGov.Contracts.Publication.V1;
using OpenGov.Publications.Tests.Host;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task A_table_that_was_read_before_is_gone_once_it_is_withdrawn()
    {
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);
        Assert.Equal(2, (await GetSnapshotAsync(Care, 1)).Items.Count);
        Assert.Equal(await GetSnapshotAsync(Care, 1), await GetSnapshotAsync(Care, 1));
        catalogue.Desk.Withdraw(Care);
        await GoneAsync(Care);
        var gone = await GetSnapshotAsync(Care, 1);
        Assert.Empty(gone.Items);
        Assert.Equal(CatalogueDesk.Reason, gone.WithdrawalReason);
        using var answer = await host!.Http.GetAsync(new Uri($"/v1/publications/{Care}/snapshots/1", UriKind.Relative), Stop);
        Assert.DoesNotContain("第1版事项", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_version_appears_with_all_its_items()
    {
        var version = catalogue.Desk.Publish(Care, items: 3);

        var publication = await CurrentAsync(Care, 1);
        Assert.Equal(
            new Publication
            {
                CatalogueId = Care,
                Division = "610116",
                Domain = "06",
                Title = version.Title,
                CurrentSnapshot = 1,
                PublishTime = version.PublishTime,
                ItemCount = 3,
                Digest = version.Digest,
            },
            publication);
        Assert.Equal(
            new Snapshot
            {
                CatalogueId = Care,
                Number = 1,
                Title = version.Title,
                PublishTime = version.PublishTime,
                Items = { version.Items },
                ItemCount = 3,
                Digest = version.Digest,
                Current = true,
            },
            await GetSnapshotAsync(Care, 1));
    }

    [Fact]
    public async Task An_emergency_publication_says_so_until_another_version_takes_over()
    {
        catalogue.Desk.Publish(Care, emergency: true);
        Assert.True((await CurrentAsync(Care, 1)).Emergency);
        Assert.True((await GetSnapshotAsync(Care, 1)).Emergency);

        catalogue.Desk.Publish(Care);
        Assert.False((await CurrentAsync(Care, 2)).Emergency);
        Assert.False((await GetSnapshotAsync(Care, 2)).Emergency);
        Assert.True((await GetSnapshotAsync(Care, 1)).Emergency);
    }

    [Fact]
    public async Task A_newer_version_takes_over_and_the_earlier_snapshot_stays_as_it_was()
    {
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);
        var first = await GetSnapshotAsync(Care, 1);

        catalogue.Desk.Publish(Care, items: 5);
        await CurrentAsync(Care, 2);

        first.Current = false;
        Assert.Equal(first, await GetSnapshotAsync(Care, 1));
        Assert.Equal(5, (await GetSnapshotAsync(Care, 2)).Items.Count);
    }

    [Fact]
    public async Task The_largest_table_that_can_be_published_arrives()
    {
        catalogue.Desk.Publish(Care, items: 2000, contentLength: 1200);

        await CurrentAsync(Care, 1);
        var snapshot = await GetSnapshotAsync(Care, 1);
        Assert.Equal(2000, snapshot.Items.Count);
        Assert.True(snapshot.CalculateSize() > 7_000_000);
    }

    [Fact]
    public async Task A_withdrawal_leaves_the_reason_and_no_items()
    {
        var first = catalogue.Desk.Publish(Care);
        var second = catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 2);

        catalogue.Desk.Withdraw(Care);

        Assert.Equal(
            new Publication
            {
                CatalogueId = Care,
                Division = "610116",
                Domain = "06",
                Title = second.Title,
                WithdrawalReason = CatalogueDesk.Reason,
            },
            await GoneAsync(Care));
        var withdrawn = await GetSnapshotAsync(Care, 2);
        Assert.Empty(withdrawn.Items);
        Assert.False(withdrawn.Current);
        Assert.Equal((2, second.Digest, CatalogueDesk.Reason), (withdrawn.ItemCount, withdrawn.Digest, withdrawn.WithdrawalReason));
        Assert.True(withdrawn.WithdrawTime.ToDateTimeOffset() > second.PublishTime.ToDateTimeOffset());
        Assert.Equal(first.Items, (await GetSnapshotAsync(Care, 1)).Items);
        Assert.Empty((await Publications.ListPublicationsAsync(new(), cancellationToken: Stop)).Publications);
    }

    [Fact]
    public async Task After_a_withdrawal_the_next_version_becomes_current()
    {
        catalogue.Desk.Publish(Care);
        catalogue.Desk.Withdraw(Care);
        await GoneAsync(Care);

        catalogue.Desk.Publish(Care);

        var publication = await CurrentAsync(Care, 2);
        Assert.Empty(publication.WithdrawalReason);
        Assert.Equal(CatalogueDesk.Reason, (await GetSnapshotAsync(Care, 1)).WithdrawalReason);
    }

    [Fact]
    public async Task A_version_withdrawn_before_it_was_fetched_is_listed_without_its_items_and_holds_up_nothing()
    {
        await StopAsync();
        catalogue.Desk.Publish(Care);
        var missed = catalogue.Desk.Publish(Care, items: 4);
        catalogue.Desk.Withdraw(Care);
        catalogue.Desk.Publish(Schools);
        await StartAsync();

        await CurrentAsync(Schools, 1);
        Assert.Equal(CatalogueDesk.Reason, (await GetAsync(Care)).WithdrawalReason);
        var snapshot = await GetSnapshotAsync(Care, 2);
        Assert.Empty(snapshot.Items);
        Assert.Equal((missed.Title, 4, missed.Digest), (snapshot.Title, snapshot.ItemCount, snapshot.Digest));
        Assert.Equal(
            [(Care, 1, PublicationEventKind.Released), (Care, 2, PublicationEventKind.Withdrawn), (Schools, 1, PublicationEventKind.Released)],
            (await EventsAsync(1, 3)).Select(happened => (happened.CatalogueId, happened.Snapshot, happened.Kind)));
    }

    [Fact]
    public async Task A_catalogue_that_goes_away_and_comes_back_is_caught_up_with_while_readers_are_answered()
    {
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);

        await catalogue.GoAwayAsync();
        catalogue.Desk.Publish(Care);
        catalogue.Desk.Publish(Schools);
        Assert.Equal(2, (await GetSnapshotAsync(Care, 1)).Items.Count);
        using var ready = await host!.Http.GetAsync("/healthz/ready", Stop);
        Assert.True(ready.IsSuccessStatusCode);

        await catalogue.ComeBackAsync();
        await CurrentAsync(Care, 2);
        await CurrentAsync(Schools, 1);
    }

    [Fact]
    public async Task A_restarted_service_goes_on_where_it_was()
    {
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);
        var before = await EventsAsync(1, 1);

        await StopAsync();
        catalogue.Desk.Publish(Care);
        await StartAsync();

        await CurrentAsync(Care, 2);
        var events = await EventsAsync(1, 2);
        Assert.Equal(before[0], events[0]);
        Assert.Equal((2L, 2), (events[1].Sequence, events[1].Snapshot));
    }
}
