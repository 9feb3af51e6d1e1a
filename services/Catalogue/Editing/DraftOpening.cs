using System.Globalization;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Editing;

/// <summary>Opens drafts. That a catalogue has one working version at most, and each number once, is for the unique keys to see.</summary>
public sealed class DraftOpening(
    CatalogueHeads heads, VersionHistory history, UpstreamItems upstreamItems, DocumentCommands<CatalogueVersion> commands)
{
    private const int Attempts = 5;

    /// <summary>The opened draft, with its items.</summary>
    public Task<Wire.CatalogueVersion> OpenAsync(CatalogueCommand command, CancellationToken cancellation) =>
        OpenAsync(command, head => DraftAsync(head, command, cancellation), cancellation);

    /// <summary>A draft with the items of an earlier version.</summary>
    /// <param name="command">The command.</param>
    /// <param name="number">Number of a version that is or was public.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Wire.CatalogueVersion> RestoreAsync(CatalogueCommand command, int number, CancellationToken cancellation) =>
        OpenAsync(
            command,
            async head =>
            {
                var earlier = await history.NumberedAsync(head.Id, number, cancellation)
                    ?? throw Refused.NotFound("版本", string.Create(CultureInfo.InvariantCulture, $"{head.Id}/{number}"));
                return OpeningDraft.Restore(head, await history.BeforeDraftAsync(head.Id, cancellation), earlier.Value, command.Act);
            },
            cancellation);

    private async Task<Wire.CatalogueVersion> OpenAsync(
        CatalogueCommand command, Func<Stored<Catalogue>, Task<CatalogueVersion>> start, CancellationToken cancellation)
    {
        var head = await heads.GetAsync(command.Catalogue, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var numberTaken = false;
            var draft = await start(head);
            try
            {
                return await commands.CreateAsync(
                    DocumentId(command),
                    command.Request,
                    key =>
                    {
                        numberTaken = key == "slot";
                        return Refused.AlreadyExists("正在编制的草稿", head.Id);
                    },
                    () => new Changed<CatalogueVersion, Wire.CatalogueVersion>(
                        draft, [OpeningDraft.Happened(draft)], stored => VersionsOut.Of(stored, View(head), command.Directory)),
                    cancellation);
            }
            catch (RequestException) when (numberTaken && attempt < Attempts)
            {
                // Another draft was opened and published since we looked; this one comes after it.
            }
        }
    }

    /// <summary>Id of the version that a request opens: the same whenever it is repeated.</summary>
    internal static string DocumentId(CatalogueCommand command) => $"{command.Catalogue}:{command.Request.DeriveId("version"):D}";

    private static VersionView View(Stored<Catalogue> head) =>
        new(ToKeepers: true, WithItems: true, UpstreamCurrent: head.Value.Upstream?.CurrentVersion ?? 0);

    private async Task<CatalogueVersion> DraftAsync(Stored<Catalogue> head, CatalogueCommand command, CancellationToken cancellation)
    {
        var before = await history.BeforeDraftAsync(head.Id, cancellation);
        if (before.Newest is not null || head.Value.Upstream is null)
        {
            return OpeningDraft.Open(head, before, command.Act);
        }

        var items = await upstreamItems.TakeOverAsync(head.Value, command, cancellation);
        return OpeningDraft.Derive(head, before, items, command.Act);
    }
}
