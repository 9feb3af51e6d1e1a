using System.Globalization;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Review;

/// <summary>Records the second look at a version that was published in an emergency.</summary>
public sealed class SecondLooks(
    CatalogueHeads heads, VersionHistory history, DocumentCommands<CatalogueVersion> commands, CurrentVersions current)
{
    /// <summary>The version after the second look.</summary>
    /// <param name="command">The command.</param>
    /// <param name="number">Number of the version.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="digest">Digest of the content that was looked at.</param>
    /// <param name="note">What was found.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Wire.CatalogueVersion> ConfirmAsync(
        CatalogueCommand command, int number, long revision, string digest, string note, CancellationToken cancellation)
    {
        Access.RequirePublishing(command.Keepers, command.Caller);
        var id = command.Catalogue.ToString();
        var found = await history.NumberedAsync(id, number, cancellation)
            ?? throw Refused.NotFound("版本", string.Create(CultureInfo.InvariantCulture, $"{id}/{number}"));
        var newest = await history.NewestAsync(id, cancellation);
        var upstream = await heads.UpstreamCurrentAsync(command.Catalogue, cancellation);
        var confirmed = await commands.ChangeAsync(
            found.Id,
            command.Request,
            () => CatalogueHeads.Missing(command.Catalogue),
            stored =>
            {
                var (next, happened) = EmergencyPublishing.Confirm(stored, command.Keepers, command.Act, revision, digest, note);
                var view = new VersionView(ToKeepers: true, WithItems: true, newest?.Value.Number ?? number, upstream);
                return new Changed<CatalogueVersion, Wire.CatalogueVersion>(
                    next, [happened], after => VersionsOut.Of(after, view, command.Directory));
            },
            cancellation);
        current.Changed(id);
        return confirmed;
    }
}
