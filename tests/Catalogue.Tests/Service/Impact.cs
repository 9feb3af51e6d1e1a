using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using Head = OpenGov.Catalogues.Register.Catalogue;
using Version = OpenGov.Catalogues.Versions.CatalogueVersion;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>What publishing a draft would mean for more streets than an answer names.</summary>
public sealed class Impact
{
    private const string Local = "610116001-06";
    private const int Streets = 510;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Every_street_is_counted_and_the_first_500_are_named(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.WithVersion1Async(Work.Item("甲", Level.Township), Work.Item("乙", Level.Township));
        await service.StreetEditor.Derivations.DeriveCatalogueAsync(
            new() { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() });
        await CopyAsync(service);
        await service.Editor.OpenAsync();
        var draft = await service.Editor.DraftAsync();
        await service.Editor.Drafts.UpdateItemAsync(Work.Change(draft.Items[0], "新内容"));
        await service.Editor.AddAsync(Work.Item("丙", Level.Township));
        var impact = await service.Office.Derivations.PreviewImpactAsync(new() { CatalogueId = Sample.Catalogue });
        Assert.Equal(
            (Streets, Streets, Streets, Streets, 0, 0),
            (impact.StreetCount, impact.AffectedCount, impact.AddedCount, impact.ChangedCount, impact.RemovedCount, impact.ConflictCount));
        Assert.Equal(Enumerable.Range(1, 500).Select(IdOf), impact.Streets.Select(street => street.CatalogueId));
        Assert.All(impact.Streets, street => Assert.Equal((1, 1), (street.AddedCount, street.ChangedCount)));
    }

    private static async Task CopyAsync(CatalogueServer service)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var heads = service.Services.GetRequiredService<IDocuments<Head>>();
        var versions = service.Services.GetRequiredService<IDocuments<Version>>();
        var head = (await heads.FindAsync(Local, cancellation))!.Value;
        var version = (await versions.QueryAsync(new DocumentQuery { Limit = 1 }.And("working", Local), cancellation)).Single().Value;
        var others = Enumerable.Range(2, Streets - 1).ToList();
        await heads.InsertInOrderAsync([.. others.Select(street => (IdOf(street), head with { Division = IdOf(street)[..9] }))], cancellation);
        await versions.InsertInOrderAsync(
            [.. others.Select(street => ($"{IdOf(street)}:{Guid.NewGuid():D}", version with { CatalogueId = IdOf(street) }))], cancellation);
    }

    private static string IdOf(int street) => $"610116{street:D3}-06";
}
