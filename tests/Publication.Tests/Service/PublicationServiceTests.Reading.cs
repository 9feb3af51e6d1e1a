using System.Net;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Testing;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Theory]
    [InlineData("", "", Schools, Care, StreetCare)]
    [InlineData("610116", "", Schools, Care)]
    [InlineData("", "06", Care, StreetCare)]
    [InlineData("610116001", "06", StreetCare)]
    [InlineData("610116001", "03")]
    public async Task Publications_are_listed_by_id_and_filtered_by_division_and_domain(string division, string domain, params string[] expected)
    {
        await PublishAllAsync(Care, StreetCare, Schools);

        var answer = await Publications.ListPublicationsAsync(new() { Division = division, Domain = domain }, cancellationToken: Stop);

        Assert.Equal(expected, answer.Publications.Select(publication => publication.CatalogueId));
        Assert.Empty(answer.NextPageToken);
    }

    [Fact]
    public async Task Publications_come_in_pages_each_once()
    {
        string[] all = [.. Enumerable.Range(1, 5).Select(domain => $"610116-{domain:D2}")];
        await PublishAllAsync(all);

        List<string> seen = [];
        List<int> sizes = [];
        var request = new ListPublicationsRequest { PageSize = 2, Division = "610116" };
        do
        {
            var page = await Publications.ListPublicationsAsync(request, cancellationToken: Stop);
            seen.AddRange(page.Publications.Select(publication => publication.CatalogueId));
            sizes.Add(page.Publications.Count);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(all, seen);
        Assert.Equal([2, 2, 1], sizes);
    }

    [Fact]
    public async Task Snapshots_come_newest_first_in_pages_and_without_items()
    {
        for (var number = 1; number <= 11; number++)
        {
            catalogue.Desk.Publish(Care);
        }

        catalogue.Desk.Publish(Schools);
        await CurrentAsync(Care, 11);
        await CurrentAsync(Schools, 1);
        var first = await Publications.ListSnapshotsAsync(new() { CatalogueId = Care, PageSize = 8 }, cancellationToken: Stop);
        var second = await Publications.ListSnapshotsAsync(
            new() { CatalogueId = Care, PageSize = 8, PageToken = first.NextPageToken }, cancellationToken: Stop);

        Snapshot[] all = [.. first.Snapshots, .. second.Snapshots];
        Assert.Equal(8, first.Snapshots.Count);
        Assert.Empty(second.NextPageToken);
        Assert.Equal(Enumerable.Range(1, 11).Reverse(), all.Select(snapshot => snapshot.Number));
        Assert.Equal([11], all.Where(snapshot => snapshot.Current).Select(snapshot => snapshot.Number));
        Assert.All(all, snapshot => Assert.Equal((Care, 2, 0), (snapshot.CatalogueId, snapshot.ItemCount, snapshot.Items.Count)));
    }

    [Fact]
    public async Task A_watcher_reads_from_the_beginning_and_resumes_where_it_stopped()
    {
        var first = catalogue.Desk.Publish(Care);
        catalogue.Desk.Publish(Schools);
        await CurrentAsync(Schools, 1);
        catalogue.Desk.Withdraw(Care);

        var all = await EventsAsync(0, 3);
        Assert.Equal([1L, 2L, 3L], all.Select(happened => happened.Sequence));
        Assert.Equal(
            [PublicationEventKind.Released, PublicationEventKind.Released, PublicationEventKind.Withdrawn], all.Select(happened => happened.Kind));
        Assert.Equal((Care, 1, first.Digest), (all[0].CatalogueId, all[0].Snapshot, all[0].Digest));
        Assert.Equal(3, all.Select(happened => Guid.Parse(happened.EventId)).Distinct().Count());
        Assert.All(all, happened => Assert.InRange(happened.Time.ToDateTimeOffset(), first.PublishTime.ToDateTimeOffset(), DateTimeOffset.MaxValue));

        Assert.Equal(all[1..], await EventsAsync(2, 2));
        using var ended = Publications.WatchPublications(new() { FromSequence = 2, StopAtEnd = true }, cancellationToken: Stop);
        Assert.Equal(all[1..], await ended.ResponseStream.ReadAllAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_watcher_that_waits_hears_of_what_happens_then()
    {
        using var watch = Publications.WatchPublications(new() { FromSequence = 1 }, cancellationToken: Stop);
        var next = watch.ResponseStream.MoveNext(Stop);
        Assert.False(next.IsCompleted);

        catalogue.Desk.Publish(Care);

        Assert.True(await next.WaitAsync(Eventually.Patience, Stop));
        Assert.Equal(Care, watch.ResponseStream.Current.CatalogueId);
        Assert.Equal(1, (await GetAsync(Care)).CurrentSnapshot); // What is told is visible.
    }

    [Fact]
    public async Task The_public_reads_over_rest_without_a_token()
    {
        await PublishAllAsync(Care);

        using var answer = JsonDocument.Parse(await host!.Http.GetStringAsync($"/v1/publications/{Care}/snapshots/1", Stop));
        Assert.Equal(2, answer.RootElement.GetProperty("items").GetArrayLength());
        using var missing = await host.Http.GetAsync("/v1/publications/610116-99", Stop);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private async Task PublishAllAsync(params string[] catalogueIds)
    {
        foreach (var catalogueId in catalogueIds)
        {
            catalogue.Desk.Publish(catalogueId);
        }

        foreach (var catalogueId in catalogueIds)
        {
            await CurrentAsync(catalogueId, 1);
        }
    }
}
