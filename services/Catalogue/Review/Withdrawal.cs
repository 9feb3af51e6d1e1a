using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Review;

/// <summary>Withdraws the current version of a catalogue.</summary>
public sealed class Withdrawal(
    CatalogueHeads heads, VersionHistory history, DocumentCommands<CatalogueVersion> commands, CurrentVersions current)
{
    /// <summary>The withdrawn version.</summary>
    /// <param name="command">The command.</param>
    /// <param name="revision">Revision of the current version.</param>
    /// <param name="reason">Why, for the public.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Wire.CatalogueVersion> WithdrawAsync(
        CatalogueCommand command, long revision, string reason, CancellationToken cancellation)
    {
        Access.RequirePublishing(command.Keepers, command.Caller);
        var id = command.Catalogue.ToString();
        var head = await heads.GetAsync(command.Catalogue, cancellation);
        var upstream = head.Value.Upstream?.CurrentVersion ?? 0;
        var newest = await history.NewestAsync(id, cancellation)
            ?? throw Refused.WrongState("UNPUBLISHED", $"标准目录“{id}”还没有发布过，没有可以撤回的版本。");
        foreach (var earlier in newest.Value.Predecessors)
        {
            // The request may be the repetition of one that withdrew an earlier version.
            if (await commands.FirstAnswerAsync<Wire.CatalogueVersion>(earlier, command.Request, cancellation) is { } answer)
            {
                return answer;
            }
        }

        var withdrawn = await commands.ChangeAsync(
            newest.Id,
            command.Request,
            () => CatalogueHeads.Missing(command.Catalogue),
            stored =>
            {
                var (next, happened) = Withdrawing.Withdraw(stored, command.Keepers, command.Act, revision, reason);
                var view = new VersionView(ToKeepers: true, WithItems: true, next.Number, upstream);
                return new Changed<CatalogueVersion, Wire.CatalogueVersion>(
                    next, [happened], after => VersionsOut.Of(after, view, command.Directory));
            },
            cancellation);
        current.Changed(id);
        return withdrawn;
    }
}
