using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// Derives a street's catalogue: first the head, which says what it is pinned to, then its first draft. A crash in between leaves
/// a catalogue without a draft; repeating the request makes up for it, and so does opening a draft.
/// </summary>
public sealed class DeriveCommand(
    CatalogueHeads catalogues,
    VersionHistory history,
    IDocuments<CatalogueVersion> versions,
    DocumentCommands<Catalogue> heads,
    DocumentCommands<CatalogueVersion> drafts,
    UpstreamItems upstreamItems)
{
    /// <summary>The derived catalogue with its draft.</summary>
    /// <param name="command">The command on the derived catalogue.</param>
    /// <param name="upstream">The district's catalogue.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Wire.Catalogue> DeriveAsync(CatalogueCommand command, CatalogueId upstream, CancellationToken cancellation)
    {
        Access.RequireCreating(command.Keepers, command.Caller);
        var id = command.Catalogue.ToString();
        var answer = await heads.FirstAnswerAsync<Wire.Catalogue>(id, command.Request, cancellation)
            ?? await AddHeadAsync(command, upstream, cancellation);
        await EnsureDraftAsync(command, answer, cancellation);
        return answer;
    }

    private async Task<Wire.Catalogue> AddHeadAsync(CatalogueCommand command, CatalogueId upstream, CancellationToken cancellation)
    {
        await catalogues.GetAsync(upstream, cancellation);
        var newest = (await history.NewestAsync(upstream.ToString(), cancellation))?.Value;
        if (newest?.State != VersionState.Published)
        {
            throw Refused.WrongState(
                newest is null ? "UNPUBLISHED" : "WITHDRAWN", $"上级目录“{upstream}”目前没有已发布的版本，暂时不能据此编制。");
        }

        var pin = new UpstreamPin(upstream.ToString(), newest.Number, newest.Number);
        return await heads.CreateAsync(
            command.Catalogue.ToString(),
            command.Request,
            _ => CreatingCatalogue.Exists(command.Catalogue),
            () =>
            {
                var (next, happened) = CreatingCatalogue.Create(
                    command.Catalogue, "", pin, command.Keepers, command.Directory, command.Act);
                return new Changed<Catalogue, Wire.Catalogue>(next, [happened], head =>
                {
                    var draft = OpeningDraft.Derive(head, History.Nothing, UpstreamItems.TakeOver(newest, command), command.Act);
                    var shown = CataloguesOut.Of(head, 0, command.Directory);
                    shown.Working = VersionsOut.Of(
                        new(DocumentId(command), 1, draft), new(ToKeepers: true, WithItems: false), command.Directory);
                    return shown;
                });
            },
            cancellation);
    }

    private async Task EnsureDraftAsync(CatalogueCommand command, Wire.Catalogue answer, CancellationToken cancellation)
    {
        if (await versions.FindAsync(DocumentId(command), cancellation) is not null)
        {
            return;
        }

        var head = await catalogues.GetAsync(command.Catalogue, cancellation);
        var items = await upstreamItems.TakeOverAsync(head.Value.Upstream!, command, cancellation);
        var draft = OpeningDraft.Derive(head, History.Nothing, items, command.Act);
        var taken = false;
        try
        {
            await drafts.CreateAsync(
                DocumentId(command),
                command.Request,
                _ =>
                {
                    taken = true;
                    return CreatingCatalogue.Exists(command.Catalogue);
                },
                () => new Changed<CatalogueVersion, Wire.Catalogue>(draft, [OpeningDraft.Happened(draft)], _ => answer),
                cancellation);
        }
        catch (RequestException) when (taken)
        {
            // Somebody has opened a draft meanwhile: it was filled with the same items (see DraftOpening).
        }
    }

    private static string DocumentId(CatalogueCommand command) => DraftOpening.DocumentId(command);
}
