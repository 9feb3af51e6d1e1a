using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Reading;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Disclosures;

/// <summary>Records what was published.</summary>
public sealed class DisclosureDesk(
    IDocuments<Disclosure> documents,
    IDocuments<ReceiptPhoto> photos,
    PublicItems items,
    CalendarRegistry calendars,
    KeeperLookup keepers,
    DisclosureAccess access,
    TimeProvider clock)
{
    private const int LongestReference = 100;
    private const int LongestReason = 500;
    private static readonly string[] Changeable = ["late_reason", "not_needed_reason", "suspensions", "extension"];
    private readonly DocumentCommands<Disclosure> commands = new(documents);

    /// <summary>Records an occurrence, or adds proofs to the one that is there.</summary>
    /// <exception cref="RequestException">No such item, not the caller's to record, or fields that cannot be.</exception>
    public async Task<Wire.Disclosure> RecordAsync(RecordDisclosureRequest request, Caller caller, CancellationToken cancellation)
    {
        var catalogueId = PublicationQuestions.Catalogue(request.CatalogueId);
        var command = CommandRequest.Of(caller, request.RequestId, nameof(RecordAsync), request);
        await access.RequireRecordingAsync(caller, catalogueId, cancellation);
        var now = clock.GetUtcNow();
        var day = DeadlineMapping.Day(request.TriggerDay, "triggerDay");
        var suspensions = request.Suspensions.ToDomain();
        var (proofs, images) = ProofsIn.Read(request.Proofs, caller.Username, command, now);
        RequireLength(request.Reference, LongestReference, "reference");
        RequireLength(request.LateReason, LongestReason, "lateReason");

        var (_, item) = await items.GetAsync(catalogueId, request.ItemId, cancellation);
        var terms = ItemTerms.Of(item, request.Clause, day, await calendars.CurrentAsync(cancellation), suspensions, request.Extension);
        var made = new Disclosure
        {
            Id = Disclosure.IdOf(catalogueId, item.Id, request.Clause, terms, request.Reference),
            CatalogueId = catalogueId,
            ItemId = item.Id,
            ItemName = item.Name,
            OrganisationId = ItemTerms.OrganisationOf(item, await keepers.OfAsync(catalogueId, cancellation)),
            IsExpected = terms.IsPeriodic,
            Day = day,
            Reference = request.Reference,
            Clause = request.Clause,
            Terms = terms,
            Suspensions = suspensions,
            Extension = request.Extension,
        };
        await KeepAsync(images, cancellation);
        return await AddAsync(made, proofs, request.LateReason, command, cancellation);
    }

    /// <summary>Changes what people say of an occurrence.</summary>
    /// <exception cref="RequestException">No such occurrence, not the caller's, somebody was faster, or fields that cannot be.</exception>
    public async Task<Wire.Disclosure> UpdateAsync(UpdateDisclosureRequest request, Caller caller, CancellationToken cancellation)
    {
        var wanted = request.Disclosure ?? new();
        var command = CommandRequest.Of(caller, request.RequestId, nameof(UpdateAsync), request);
        var mask = request.UpdateMask is { Paths.Count: > 0 } chosen ? chosen.Paths.ToHashSet(StringComparer.Ordinal) : [.. Changeable];
        if (mask.FirstOrDefault(path => !Changeable.Contains(path)) is { } unknown)
        {
            throw Refused.Invalid("updateMask", $"不能修改 {unknown}，只能是 {string.Join("、", Changeable)}");
        }

        RequireLength(wanted.LateReason, LongestReason, "disclosure.lateReason");
        RequireLength(wanted.NotNeededReason, LongestReason, "disclosure.notNeededReason");
        var suspensions = wanted.Suspensions.ToDomain();
        var present = await RequireRecordingAsync(PublicationQuestions.Uuid(wanted.Id, "disclosure.id"), caller, cancellation);
        DisclosureTerms? terms = null;
        if (mask.Contains("suspensions") || mask.Contains("extension"))
        {
            var (_, item) = await items.GetAsync(present.CatalogueId, present.ItemId, cancellation);
            terms = ItemTerms.Of(
                item,
                present.Clause,
                present.Day,
                await calendars.CurrentAsync(cancellation),
                mask.Contains("suspensions") ? suspensions : present.Suspensions,
                mask.Contains("extension") ? wanted.Extension : present.Extension);
        }

        var now = clock.GetUtcNow();
        return await ChangeAsync(present.Id, wanted.Revision, command, one =>
        {
            var next = one with
            {
                LateReason = mask.Contains("late_reason") ? wanted.LateReason : one.LateReason,
                NotNeededReason = mask.Contains("not_needed_reason") ? wanted.NotNeededReason : one.NotNeededReason,
                Suspensions = mask.Contains("suspensions") ? suspensions : one.Suspensions,
                Extension = mask.Contains("extension") ? wanted.Extension : one.Extension,
            };
            if (next.NotNeededReason.Length > 0 && next.Counted.Any())
            {
                throw Refused.WrongState("PUBLISHED", "已有公开凭证的记录不能标为无需公开；请先撤销登记错误的凭证。");
            }

            return terms is null ? next : next.With(terms, "延长或者扣除期间", now);
        }, cancellation);
    }

    /// <summary>Takes a proof back.</summary>
    /// <exception cref="RequestException">No such occurrence or proof, not the caller's, somebody was faster.</exception>
    public async Task<Wire.Disclosure> WithdrawAsync(WithdrawProofRequest request, Caller caller, CancellationToken cancellation)
    {
        var command = CommandRequest.Of(caller, request.RequestId, nameof(WithdrawAsync), request);
        RequireLength(request.Reason, LongestReason, "reason");
        var present = await RequireRecordingAsync(PublicationQuestions.Uuid(request.DisclosureId, "disclosureId"), caller, cancellation);
        return await ChangeAsync(present.Id, request.Revision, command, one =>
        {
            if (one.Proofs.FirstOrDefault(proof => proof.Id == request.ProofId) is not { } found)
            {
                throw Refused.NotFound("公开凭证", request.ProofId);
            }

            return found.Withdrawal.Length > 0
                ? throw Refused.WrongState("WITHDRAWN", "这条公开凭证已经撤销。")
                : one with { Proofs = [.. one.Proofs.Select(proof => proof == found ? proof with { Withdrawal = request.Reason } : proof)] };
        }, cancellation);
    }

    private static void RequireLength(string text, int most, string field)
    {
        if (text.Length > most)
        {
            throw Refused.Invalid(field, $"最多 {most} 个字");
        }
    }

    private async Task<Disclosure> RequireRecordingAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var stored = await documents.FindAsync(id, cancellation) ?? throw Refused.NotFound("公开记录", id);
        await access.RequireRecordingAsync(caller, stored.Value.CatalogueId, cancellation);
        return stored.Value;
    }

    private async Task KeepAsync(IReadOnlyDictionary<string, ReceiptPhoto> images, CancellationToken cancellation)
    {
        foreach (var (id, image) in images)
        {
            try
            {
                await photos.InsertAsync(id, image, Attached.Nothing, cancellation);
            }
            catch (DuplicateKeyException)
            {
                // The same photo.
            }
        }
    }

    private async Task<Wire.Disclosure> AddAsync(
        Disclosure made, IReadOnlyList<DisclosureProof> proofs, string lateReason, CommandRequest command, CancellationToken cancellation)
    {
        var today = clock.Today();
        Changed<Disclosure, Wire.Disclosure> Added(Disclosure one)
        {
            var next = one.With(proofs, lateReason);
            if (next.Proofs.Count > Disclosure.MostProofs)
            {
                throw Refused.TooLarge($"一条公开记录最多 {Disclosure.MostProofs} 条凭证。", Disclosure.MostProofs);
            }

            // What was not needed is, once somebody proves that it was published.
            next = proofs.Count > 0 ? next with { NotNeededReason = "" } : next;
            return new(next, [], stored => stored.ToProto(today));
        }

        if (await documents.FindAsync(made.Id, cancellation) is null)
        {
            try
            {
                return await commands.CreateAsync(made.Id, command, _ => Refused.AlreadyExists("公开记录", made.Id), () => Added(made), cancellation);
            }
            catch (RequestException overtaken) when (overtaken.Reason == Reason.AlreadyExists)
            {
                // Somebody recorded the same occurrence meanwhile: it is there now, and what is new is added to it.
            }
        }

        return await commands.ChangeAsync(made.Id, command, () => Refused.NotFound("公开记录", made.Id), stored => Added(stored.Value), cancellation);
    }

    private Task<Wire.Disclosure> ChangeAsync(
        string id, long revision, CommandRequest command, Func<Disclosure, Disclosure> decide, CancellationToken cancellation)
    {
        var today = clock.Today();
        return commands.ChangeAsync(
            id,
            command,
            () => Refused.NotFound("公开记录", id),
            stored => stored.Revision == revision
                ? new Changed<Disclosure, Wire.Disclosure>(decide(stored.Value), [], next => next.ToProto(today))
                : throw Refused.Stale(stored.Revision),
            cancellation);
    }
}
