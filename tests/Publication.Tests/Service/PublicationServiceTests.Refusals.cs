using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Platform.Events;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task What_was_never_public_is_not_found()
    {
        await PublishAllAsync(Care);

        RpcException[] refusals =
        [
            await RefusedAsync(() => Publications.GetPublicationAsync(new() { CatalogueId = Schools })),
            await RefusedAsync(() => Publications.ListSnapshotsAsync(new() { CatalogueId = Schools })),
            await RefusedAsync(() => Publications.GetSnapshotAsync(new() { CatalogueId = Schools, Number = 1 })),
            await RefusedAsync(() => Publications.GetSnapshotAsync(new() { CatalogueId = Care, Number = 2 })),
        ];

        Assert.All(refusals, refusal => Assert.Equal(StatusCode.NotFound, refusal.StatusCode));
        Assert.All(refusals, refusal => Assert.Equal("NOT_FOUND", refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason));
    }

    [Fact]
    public async Task Bad_input_is_refused_with_the_field_that_is_wrong()
    {
        (string Field, RpcException Refusal)[] refusals =
        [
            ("catalogueId", await RefusedAsync(() => Publications.GetPublicationAsync(new()))),
            ("catalogueId", await RefusedAsync(() => Publications.GetPublicationAsync(new() { CatalogueId = "养老服务" }))),
            ("catalogueId", await RefusedAsync(() => Publications.ListSnapshotsAsync(new() { CatalogueId = "610116" }))),
            ("catalogueId", await RefusedAsync(() => Publications.GetSnapshotAsync(new() { CatalogueId = "61011606", Number = 1 }))),
            ("number", await RefusedAsync(() => Publications.GetSnapshotAsync(new() { CatalogueId = Care }))),
            ("number", await RefusedAsync(() => Publications.GetSnapshotAsync(new() { CatalogueId = Care, Number = -1 }))),
            ("pageSize", await RefusedAsync(() => Publications.ListPublicationsAsync(new() { PageSize = -1 }))),
            ("pageSize", await RefusedAsync(() => Publications.ListSnapshotsAsync(new() { CatalogueId = Care, PageSize = -1 }))),
            ("division", await RefusedAsync(() => Publications.ListPublicationsAsync(new() { Division = "长安区" }))),
            ("domain", await RefusedAsync(() => Publications.ListPublicationsAsync(new() { Domain = "6" }))),
        ];

        Assert.All(refusals, one =>
        {
            Assert.Equal(StatusCode.InvalidArgument, one.Refusal.StatusCode);
            var violation = Assert.Single(one.Refusal.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations);
            Assert.Equal(one.Field, violation.Field);
        });
    }

    [Fact]
    public async Task A_page_token_is_only_good_for_the_question_that_returned_it()
    {
        await PublishAllAsync(Care, Schools, StreetCare);
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 2);
        var publications = await Publications.ListPublicationsAsync(new() { PageSize = 1 }, cancellationToken: Stop);
        var snapshots = await Publications.ListSnapshotsAsync(new() { CatalogueId = Care, PageSize = 1 }, cancellationToken: Stop);

        RpcException[] refusals =
        [
            await RefusedAsync(() => Publications.ListPublicationsAsync(new() { PageToken = "damaged" })),
            await RefusedAsync(() => Publications.ListPublicationsAsync(new() { PageToken = publications.NextPageToken, Domain = "06" })),
            await RefusedAsync(() => Publications.ListPublicationsAsync(new() { PageToken = snapshots.NextPageToken })),
            await RefusedAsync(() => Publications.ListSnapshotsAsync(new() { CatalogueId = Schools, PageToken = snapshots.NextPageToken })),
        ];

        Assert.NotEmpty(publications.NextPageToken);
        Assert.NotEmpty(snapshots.NextPageToken);
        Assert.All(refusals, refusal => Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode));
        Assert.All(refusals, refusal => Assert.Equal("PAGE_TOKEN_INVALID", refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason));
    }

    [Fact]
    public async Task A_watch_from_a_negative_place_is_refused()
    {
        using var watch = Publications.WatchPublications(new() { FromSequence = -1 }, cancellationToken: Stop);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(Stop));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Equal("fromSequence", Assert.Single(refusal.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations).Field);
    }

    [Fact]
    public async Task Content_whose_digest_is_not_the_published_one_stays_out_until_a_person_has_mended_it()
    {
        await StopAsync();
        catalogue.Desk.Publish(Care);
        catalogue.Desk.Damage(Care, 1);
        catalogue.Desk.Publish(Schools);
        await StartAsync();

        await CurrentAsync(Schools, 1); // It holds up nothing behind it.
        Assert.Equal(StatusCode.NotFound, (await RefusedAsync(() => Publications.GetPublicationAsync(new() { CatalogueId = Care }))).StatusCode);
        var letters = host!.Services.GetRequiredKeyedService<DeadLetters>("publication");
        var letter = Assert.Single(await letters.ListAsync("catalogue", 10, Stop));
        Assert.Contains("digest", letter.Error);

        catalogue.Desk.Mend(Care, 1);
        await letters.RetryAsync("catalogue", letter.Sequence, Stop);
        Assert.Equal(1, (await GetAsync(Care)).CurrentSnapshot);
    }
}
