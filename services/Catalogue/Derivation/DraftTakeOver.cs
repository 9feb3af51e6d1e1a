using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Takes items of a district's catalogue over into a street's draft.</summary>
public sealed class DraftTakeOver(CatalogueHeads heads, UpstreamSteps steps, WorkingVersions working)
{
    /// <summary>The items taken over.</summary>
    public async Task<Wire.TakeOverItemsResponse> TakeOverAsync(
        CatalogueCommand command, CatalogueId upstream, Wire.TakeOverItemsRequest request, CancellationToken cancellation)
    {
        Access.RequireEditing(command.Keepers, command.Caller);
        var ids = DerivationWish.ItemIds(request.ItemIds, "itemIds");
        if (ids.Count == 0)
        {
            throw Refused.Invalid("itemIds", "至少选择一个公开事项");
        }

        var head = await heads.GetAsync(command.Catalogue, cancellation);
        var source = await Outcome.OfAsync(async () =>
        {
            await heads.GetAsync(upstream, cancellation);
            return await steps.CurrentAsync(upstream.ToString(), cancellation);
        });
        return await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                var (next, taken) = TakingOver.TakeOver(
                    stored,
                    request.Revision,
                    command.Act,
                    source.Value,
                    ids,
                    UpstreamSteps.Of(head.Value, command.Directory),
                    origin => command.Request.DeriveId($"item {origin:D}"));
                var first = next.Items.Count - taken.Count;
                return new Changed<CatalogueVersion, Wire.TakeOverItemsResponse>(next, [], after => new()
                {
                    Items =
                    {
                        taken.Select((item, index) => ItemsOut.Of(item, first + index + 1, command.Catalogue.District, command.Directory)),
                    },
                    DraftRevision = after.Revision,
                });
            },
            cancellation);
    }
}
