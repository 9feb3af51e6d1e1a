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
    /// <summary>The items of a new draft; their ids depend on the request only.</summary>
    /// <param name="pin">The version; it was public, so it never changes.</param>
    /// <param name="command">The command on the derived catalogue.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<CatalogueItem>> TakeOverAsync(UpstreamPin pin, CatalogueCommand command, CancellationToken cancellation)
    {
        var upstream = await history.NumberedAsync(pin.CatalogueId, pin.Version, cancellation)
            ?? throw Refused.NotFound("上级目录版本", string.Create(CultureInfo.InvariantCulture, $"{pin.CatalogueId}/{pin.Version}"));
        if (upstream.Value.State == VersionState.Withdrawn)
        {
            // What was taken back from the public must not come back through a street.
            throw Refused.WrongState("WITHDRAWN", "上级目录的这一版已经撤回，请等上级重新发布后再派生。");
        }

        return TakeOver(upstream.Value, command);
    }

    /// <summary>The items that are taken over from a version.</summary>
    public static IReadOnlyList<CatalogueItem> TakeOver(CatalogueVersion upstream, CatalogueCommand command)
    {
        var division = command.Catalogue.Division;
        var street = command.Directory.LocalOf(division)?.Name ?? command.Directory.DivisionName(division);
        return TownshipItems.Derive(
            upstream.CatalogueId, upstream.Number, upstream.Items, street, origin => command.Request.DeriveId($"item {origin:D}"));
    }
}
