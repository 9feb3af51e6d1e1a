using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The registry of legal bases as people keep and read it.</summary>
public sealed class KeepingBases
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task The_registry_is_kept_by_whoever_adds_a_basis_and_by_the_office_and_read_by_everyone(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var request = Law.Request("yanglao-jigou", "《养老机构管理办法》", "民政部令第66号", BasisKind.DepartmentalRule);
        var added = await service.Editor.Bases.CreateBasisAsync(request);
        Assert.Equal(
            ("yanglao-jigou", "养老机构管理办法", BasisStatus.InForce, "610116-mzj", 1),
            (added.Id, added.Title, added.Status, added.OrganisationId, added.Revision));
        Assert.Equal(added, await service.Editor.Bases.CreateBasisAsync(request));
        var again = Law.Request("", "养老机构 管理办法", "民政部令66号", BasisKind.DepartmentalRule);
        Assert.Equal("ALREADY_EXISTS", (await Refusal.OfAsync(service.Office.Bases.CreateBasisAsync(again))).Reason);
        var other = await service.Office.Bases.CreateBasisAsync(Law.Request("", "中华人民共和国政府信息公开条例", "国务院令第711号"));
        Assert.True(Guid.TryParse(other.Id, out _));

        Assert.Equal([other.Id, added.Id], await IdsAsync(service.Public, new()));
        Assert.Equal([added.Id], await IdsAsync(service.Public, new() { Text = "养老" }));
        Assert.Equal([other.Id], await IdsAsync(service.Public, new() { Text = "711 号" }));
        Assert.Equal([added.Id], await IdsAsync(service.Public, new() { Kind = BasisKind.DepartmentalRule, Status = BasisStatus.InForce }));
        Assert.Empty(await IdsAsync(service.Public, new() { Status = BasisStatus.Superseded }));
        var first = await service.Public.Bases.ListBasesAsync(new() { PageSize = 1 });
        Assert.Equal([added.Id], await IdsAsync(service.Public, new() { PageSize = 1, PageToken = first.NextPageToken }));
        Assert.Equal(added, await service.Public.Bases.GetBasisAsync(new() { Id = added.Id }));
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(service.Public.Bases.GetBasisAsync(new() { Id = new string('x', 300) }))).Reason);

        var update = new UpdateBasisRequest
        {
            Basis = new() { Id = added.Id, Aliases = { "养老机构设立管理办法" } },
            UpdateMask = new() { Paths = { "aliases" } },
            Revision = 1,
            RequestId = Work.NewId(),
        };
        using var stranger = service.At(Sample.Stranger);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(stranger.Bases.UpdateBasisAsync(update))).Reason);
        var updated = await service.Editor.Bases.UpdateBasisAsync(update);
        Assert.Equal((2, "养老机构管理办法", "养老机构设立管理办法"), (updated.Revision, updated.Title, updated.Aliases.Single()));
        var late = update.Clone();
        late.RequestId = Work.NewId();
        Assert.Equal("STALE_REVISION", (await Refusal.OfAsync(service.Office.Bases.UpdateBasisAsync(late))).Reason);
        var clash = new UpdateBasisRequest
        {
            Basis = new() { Id = added.Id, Title = other.Title, DocumentNumber = other.DocumentNumber },
            UpdateMask = new() { Paths = { "title", "document_number" } },
            Revision = 2,
            RequestId = Work.NewId(),
        };
        var taken = await Refusal.OfAsync(service.Editor.Bases.UpdateBasisAsync(clash));
        Assert.Equal(("ALREADY_EXISTS", $"公开依据“《{other.Title}》{other.DocumentNumber}”已经存在。"), (taken.Reason, taken.Message));

        var repeal = Law.Repeal(updated, "2020-11-01", other.Id);
        Assert.Equal("ROLE_REQUIRED", (await Refusal.OfAsync(service.Editor.Bases.RepealBasisAsync(repeal))).Reason);
        var repealed = await service.Leader.Bases.RepealBasisAsync(repeal);
        Assert.Equal((BasisStatus.Superseded, "2020-11-01", other.Id), (repealed.Status, repealed.RepealedOn, repealed.ReplacedBy));
        Assert.Equal([added.Id], await IdsAsync(service.Public, new() { Status = BasisStatus.Superseded }));
        var reinstated = await service.Office.Bases.ReinstateBasisAsync(new() { Id = added.Id, Revision = 3, RequestId = Work.NewId() });
        Assert.Equal((BasisStatus.InForce, ""), (reinstated.Status, reinstated.RepealedOn));

        var told = await Eventually.That(async () => await service.Public.EventsAsync(), events => events.Count == 5);
        Assert.Equal(
            [
                (CatalogueEventKind.BasisChanged, added.Id), (CatalogueEventKind.BasisChanged, other.Id), (CatalogueEventKind.BasisChanged, added.Id),
                (CatalogueEventKind.BasisRepealed, added.Id), (CatalogueEventKind.BasisChanged, added.Id),
            ],
            told.Select(one => (one.Kind, one.BasisId)));
        Assert.Equal(("2020-11-01", other.Id), (told[3].RepealedOn, told[3].ReplacedBy));
    }

    [Fact]
    public async Task What_one_replica_repeals_the_other_lists_as_repealed()
    {
        await using var one = await CatalogueServer.StartAsync(Engine.MongoDB);
        await using var other = await one.StartReplicaAsync();
        var law = await one.Leader.Bases.CreateBasisAsync(Law.Request("jia", "甲办法", ""));
        await Eventually.True(async () => (await IdsAsync(other.Public, new())).SequenceEqual(["jia"]));
        await other.Leader.Bases.RepealBasisAsync(Law.Repeal(law, "2020-01-01"));
        await Eventually.True(async () => (await IdsAsync(one.Public, new() { Status = BasisStatus.Repealed })).SequenceEqual(["jia"]));
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(Desk desk, ListBasesRequest request) =>
        [.. (await desk.Bases.ListBasesAsync(request)).Bases.Select(basis => basis.Id)];
}
