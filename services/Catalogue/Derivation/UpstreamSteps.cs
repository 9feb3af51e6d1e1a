using System.Globalization;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Reads what an upstream step is made of.</summary>
public sealed class UpstreamSteps(VersionHistory history)
{
    /// <summary>The step from the version that is pinned to upstream's current one.</summary>
    /// <exception cref="RequestException"><see cref="Reason.WrongState"/>: nothing is published there at present.</exception>
    public async Task<UpstreamStep> ToCurrentAsync(
        Stored<Catalogue> head, UpstreamPin pin, DirectorySnapshot directory, CancellationToken cancellation)
    {
        var current = await CurrentAsync(pin.CatalogueId, cancellation);
        return To(head, pin, await BaseAsync(pin, current, cancellation), current, directory);
    }

    /// <summary>A step to a version, be it published or a draft.</summary>
    public static UpstreamStep To(
        Stored<Catalogue> head,
        UpstreamPin pin,
        IReadOnlyList<CatalogueItem> before,
        CatalogueVersion upstream,
        DirectorySnapshot directory) => new(
            pin.CatalogueId,
            upstream.Number,
            before,
            upstream.Items,
            Of(head.Value, directory),
            ByChoice: head.Value.Upstream?.CatalogueId != pin.CatalogueId || head.Value.Choice.Count > 0);

    /// <summary>How a catalogue's street makes items its own.</summary>
    public static Localisation Of(Catalogue head, DirectorySnapshot directory) => new(head.Subject is { Length: > 0 } institution
        ? institution
        : directory.LocalOf(head.Division)?.Name ?? directory.DivisionName(head.Division));

    /// <summary>The current version of an upstream catalogue.</summary>
    /// <exception cref="RequestException"><see cref="Reason.WrongState"/>: nothing is published there at present.</exception>
    public async Task<CatalogueVersion> CurrentAsync(string upstreamId, CancellationToken cancellation)
    {
        var newest = (await history.NewestAsync(upstreamId, cancellation))?.Value;
        return newest?.State == VersionState.Published
            ? newest
            : throw Refused.WrongState(
                newest is null ? "UNPUBLISHED" : "WITHDRAWN", $"上级目录“{upstreamId}”目前没有已发布的版本，暂时不能据此编制。");
    }

    /// <summary>The items of the version that is pinned, be it withdrawn since.</summary>
    public async Task<IReadOnlyList<CatalogueItem>> BaseAsync(UpstreamPin pin, CatalogueVersion? current, CancellationToken cancellation)
    {
        if (current?.Number == pin.Version)
        {
            return current.Items;
        }

        var found = await history.NumberedAsync(pin.CatalogueId, pin.Version, cancellation)
            ?? throw Refused.NotFound("上级目录版本", string.Create(CultureInfo.InvariantCulture, $"{pin.CatalogueId}/{pin.Version}"));
        return found.Value.Items;
    }
}
