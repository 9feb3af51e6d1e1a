using System.Globalization;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>What a street takes over from the version that its catalogue is pinned to.</summary>
public sealed class UpstreamItems(VersionHistory history)
{
    /// <summary>The items of the first draft; their ids depend on the request only.</summary>
    /// <param name="head">The derived catalogue. The version that it is pinned to was public, so it never changes.</param>
    /// <param name="command">The command on it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<CatalogueItem>> TakeOverAsync(Catalogue head, CatalogueCommand command, CancellationToken cancellation)
    {
        var pin = head.Upstream!;
        var upstream = await history.NumberedAsync(pin.CatalogueId, pin.Version, cancellation)
            ?? throw Refused.NotFound("上级目录版本", string.Create(CultureInfo.InvariantCulture, $"{pin.CatalogueId}/{pin.Version}"));
        if (upstream.Value.State == VersionState.Withdrawn)
        {
            // What was taken back from the public must not come back through a street.
            throw Refused.WrongState("WITHDRAWN", "上级目录的这一版已经撤回，请等上级重新发布后再派生。");
        }

        return TakeOver(upstream.Value, head, command);
    }

    /// <summary>The items that are taken over from a version.</summary>
    public static IReadOnlyList<CatalogueItem> TakeOver(CatalogueVersion upstream, Catalogue head, CatalogueCommand command) =>
        TownshipItems.Derive(
            upstream.CatalogueId,
            upstream.Number,
            upstream.Items,
            head.Choice,
            UpstreamSteps.Of(head, command.Directory),
            origin => command.Request.DeriveId($"item {origin:D}"));
}
