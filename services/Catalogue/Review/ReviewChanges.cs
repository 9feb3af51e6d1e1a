using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Review;

/// <summary>Applies decisions of a review to the working version of a catalogue: one write with its event and its answer.</summary>
public sealed class ReviewChanges(CatalogueHeads heads, WorkingVersions working, CurrentVersions current)
{
    /// <summary>The version after a decision.</summary>
    /// <param name="command">The command.</param>
    /// <param name="decide">The decision and what it makes happen; pure, may be called again on a newer revision.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Wire.CatalogueVersion> ApplyAsync<TEvent>(
        CatalogueCommand command,
        Func<Stored<CatalogueVersion>, (CatalogueVersion Next, TEvent Happened)> decide,
        CancellationToken cancellation)
        where TEvent : CatalogueEvent => WriteAsync(
            command,
            stored =>
            {
                var (next, happened) = decide(stored);
                return (next, [happened]);
            },
            cancellation);

    /// <summary>The version after a change that nobody else needs to be told of.</summary>
    /// <param name="command">The command.</param>
    /// <param name="change">The change; pure, may be called again on a newer revision.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Wire.CatalogueVersion> ApplyAsync(
        CatalogueCommand command, Func<Stored<CatalogueVersion>, CatalogueVersion> change, CancellationToken cancellation) =>
        WriteAsync(command, stored => (change(stored), []), cancellation);

    /// <summary>The version after a decision that makes it public; readers of this process see it at once.</summary>
    /// <param name="command">The command.</param>
    /// <param name="publish">The decision; pure, may be called again on a newer revision.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Wire.CatalogueVersion> PublishAsync(
        CatalogueCommand command,
        Func<Stored<CatalogueVersion>, (CatalogueVersion Next, CataloguePublished Happened)> publish,
        CancellationToken cancellation)
    {
        var published = await ApplyAsync(command, publish, cancellation);
        current.Changed(command.Catalogue.ToString());
        return published;
    }

    private async Task<Wire.CatalogueVersion> WriteAsync(
        CatalogueCommand command,
        Func<Stored<CatalogueVersion>, (CatalogueVersion Next, IReadOnlyList<CatalogueEvent> Happened)> decide,
        CancellationToken cancellation)
    {
        var upstream = await heads.UpstreamCurrentAsync(command.Catalogue, cancellation);
        return await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                var (next, happened) = decide(stored);
                var view = new VersionView(ToKeepers: true, WithItems: true, Newest: 0, UpstreamCurrent: upstream);
                return new Changed<CatalogueVersion, Wire.CatalogueVersion>(
                    next, happened, after => VersionsOut.Of(after, view, command.Directory));
            },
            cancellation);
    }
}
