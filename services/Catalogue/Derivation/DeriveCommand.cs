using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// Derives a street's catalogue: first the head, which says what it is pinned to and which items were chosen, then its first draft.
/// A crash in between leaves a catalogue without a draft; repeating the request makes up for it, and so does opening a draft.
/// </summary>
public sealed class DeriveCommand(
    CatalogueHeads catalogues,
    UpstreamSteps steps,
    IDocuments<CatalogueVersion> versions,
    DocumentCommands<Catalogue> heads,
    DocumentCommands<CatalogueVersion> drafts,
    UpstreamItems upstreamItems)
{
    /// <summary>The derived catalogue with its draft.</summary>
    /// <param name="command">The command on the derived catalogue.</param>
    /// <param name="wish">What to derive.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Wire.Catalogue> DeriveAsync(CatalogueCommand command, DerivationWish wish, CancellationToken cancellation)
    {
        Access.RequireCreating(command.Keepers, command.Caller);
        var id = command.Catalogue.ToString();
        var answer = await heads.FirstAnswerAsync<Wire.Catalogue>(id, command.Request, cancellation)
            ?? await AddHeadAsync(command, wish, cancellation);
        await EnsureDraftAsync(command, answer, cancellation);
        return answer;
    }

    /// <summary>The catalogue with its draft and items as they would be derived; nothing is stored.</summary>
    public async Task<Wire.Catalogue> PreviewAsync(CatalogueCommand command, DerivationWish wish, CancellationToken cancellation)
    {
        Access.RequireCreating(command.Keepers, command.Caller);
        var upstream = await UpstreamAsync(wish, cancellation);
        if (await catalogues.FindAsync(command.Catalogue, cancellation) is not null)
        {
            throw CreatingCatalogue.Exists(command.Catalogue);
        }

        var (head, _) = Head(command, wish, upstream);
        return Shown(new(command.Catalogue.ToString(), 0, head), upstream, command, revision: 0, withItems: true);
    }

    private async Task<Wire.Catalogue> AddHeadAsync(CatalogueCommand command, DerivationWish wish, CancellationToken cancellation)
    {
        var upstream = await UpstreamAsync(wish, cancellation);
        return await heads.CreateAsync(
            command.Catalogue.ToString(),
            command.Request,
            _ => CreatingCatalogue.Exists(command.Catalogue),
            () =>
            {
                var (next, happened) = Head(command, wish, upstream);
                return new Changed<Catalogue, Wire.Catalogue>(
                    next, [happened], head => Shown(head, upstream, command, revision: 1, withItems: false));
            },
            cancellation);
    }

    private async Task<CatalogueVersion> UpstreamAsync(DerivationWish wish, CancellationToken cancellation)
    {
        await catalogues.GetAsync(wish.Upstream, cancellation);
        return await steps.CurrentAsync(wish.Upstream.ToString(), cancellation);
    }

    private static (Catalogue Next, CatalogueCreated Happened) Head(CatalogueCommand command, DerivationWish wish, CatalogueVersion upstream)
    {
        DerivationWish.RequireKnown(wish.Choice, upstream.Items, "itemIds");
        DerivationWish.RequireSubject(wish.Subject, command.Catalogue.Division, command.Directory);
        var pin = new UpstreamPin(upstream.CatalogueId, upstream.Number, upstream.Number) { CurrentSince = upstream.PublishedAt };
        var (next, happened) = CreatingCatalogue.Create(command.Catalogue, "", pin, command.Keepers, command.Directory, command.Act);
        return (next with { Choice = wish.Choice, Subject = wish.Subject }, happened);
    }

    private static Wire.Catalogue Shown(
        Stored<Catalogue> head, CatalogueVersion upstream, CatalogueCommand command, long revision, bool withItems)
    {
        var draft = OpeningDraft.Derive(head, History.Nothing, UpstreamItems.TakeOver(upstream, head.Value, command), command.Act);
        var shown = CataloguesOut.Of(head, 0, command.Directory);
        shown.Working = VersionsOut.Of(
            new(DocumentId(command), revision, draft), new(ToKeepers: true, WithItems: withItems), command.Directory);
        return shown;
    }

    private async Task EnsureDraftAsync(CatalogueCommand command, Wire.Catalogue answer, CancellationToken cancellation)
    {
        if (await versions.FindAsync(DocumentId(command), cancellation) is not null)
        {
            return;
        }

        var head = await catalogues.GetAsync(command.Catalogue, cancellation);
        var items = await upstreamItems.TakeOverAsync(head.Value, command, cancellation);
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
