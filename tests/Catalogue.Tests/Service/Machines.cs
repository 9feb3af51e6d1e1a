using Grpc.Core;
using OpenGov.Contracts.Scopes;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>What a machine client of an organisation sees, by its scopes.</summary>
public sealed class Machines
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Only_one_with_the_scope_sees_the_drafts_of_its_organisation_and_another_is_answered_like_the_public(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        using var reading = service.At(Sample.Person("portal", "610116-mzj", Sample.District, "client") with { Scopes = [ClientScopes.DraftsRead] });
        using var other = service.At(Sample.Person("portal", "610116-mzj", Sample.District, "client") with { Scopes = [ClientScopes.MembersRead] });
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        await service.Editor.AddAsync(Work.Item("养老机构备案"));

        Assert.Single((await reading.Drafts.GetDraftAsync(new() { CatalogueId = Sample.Catalogue })).Items);
        var refusal = await Refusal.OfAsync(other.Drafts.GetDraftAsync(new() { CatalogueId = Sample.Catalogue }));
        Assert.Equal((StatusCode.PermissionDenied, "SCOPE_REQUIRED"), (refusal.Code, refusal.Reason));
        Assert.Equal(await ToldAsync(service.Public), await ToldAsync(other));
        Assert.NotEqual(await ToldAsync(service.Public), await ToldAsync(reading));
    }

    private static async Task<string> ToldAsync(Desk desk)
    {
        try
        {
            return (await desk.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).ToString();
        }
        catch (RpcException e)
        {
            return $"{e.StatusCode}";
        }
    }
}
