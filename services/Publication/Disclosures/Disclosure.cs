using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using OpenGov.Contracts.Events;
using OpenGov.Publications.Deadlines;

namespace OpenGov.Publications.Disclosures;

/// <summary>
/// An occurrence of an item (公开记录): something came about that must be published, or a period in which something must be, with what proves
/// that it was. Its id follows from what it is, so that the same occurrence is never there twice, whoever records it first.
/// </summary>
public sealed record Disclosure
{
    /// <summary>How many days before the due day people are told.</summary>
    public const int SoonDays = 5;

    /// <summary>Most proofs of one occurrence.</summary>
    public const int MostProofs = 200;

    /// <summary>UUID; also the id of the document.</summary>
    public required string Id { get; init; }

    /// <summary>The catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Its name when the occurrence was first recorded.</summary>
    public required string ItemName { get; init; }

    /// <summary>Who has to publish it.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>Whether the item's period asks for it; otherwise somebody recorded it.</summary>
    public bool IsExpected { get; init; }

    /// <summary>The day that was said when it was recorded; from it the terms are computed again.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What tells it from another occurrence of that item and day.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Which clause of the time limit holds, from 1; 0 means the general one.</summary>
    public int Clause { get; init; }

    /// <summary>Until when and where it must be published.</summary>
    public required DisclosureTerms Terms { get; init; }

    /// <summary>Days that do not count.</summary>
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];

    /// <summary>How many units the limit is extended by.</summary>
    public int Extension { get; init; }

    /// <summary>Every proof.</summary>
    public IReadOnlyList<DisclosureProof> Proofs { get; init; } = [];

    /// <summary>Why it was late; empty when nobody has said.</summary>
    public string LateReason { get; init; } = "";

    /// <summary>Why nothing had to be published; empty when something has.</summary>
    public string NotNeededReason { get; init; } = "";

    /// <summary>How its due day was moved.</summary>
    public IReadOnlyList<DueMove> Moves { get; init; } = [];

    /// <summary>Whether people were told that it is due soon.</summary>
    public bool DueTold { get; init; }

    /// <summary>Whether people were told that it is overdue.</summary>
    public bool OverdueTold { get; init; }

    /// <summary>The proofs that count.</summary>
    [JsonIgnore]
    public IEnumerable<DisclosureProof> Counted => Proofs.Where(proof => proof.Withdrawal.Length == 0);

    /// <summary>Required channels that have no proof.</summary>
    [JsonIgnore]
    public IReadOnlyList<DisclosureChannel> Missing => [.. Terms.Required.Where(channel => Counted.All(proof => proof.Channel != channel))];

    /// <summary>The day on which the last required channel had it, or the first channel where none is required; null before.</summary>
    [JsonIgnore]
    public DateOnly? PublishedDay
    {
        get
        {
            if (!Counted.Any() || Missing.Count > 0)
            {
                return null;
            }

            return Terms.Required.Count == 0
                ? Counted.Min(proof => Days.Of(proof.At))
                : Terms.Required.Max(channel => Counted.Where(proof => proof.Channel == channel).Min(proof => Days.Of(proof.At)));
        }
    }

    /// <summary>Whether something is still to be done.</summary>
    [JsonIgnore]
    public bool IsOpen => NotNeededReason.Length == 0 && PublishedDay is null;

    /// <summary>The day that it counts for in figures.</summary>
    [JsonIgnore]
    public DateOnly CountedDay => Terms.Due ?? Terms.Trigger;

    /// <summary>The first day on which people have to be told something; null when there is nothing more to tell.</summary>
    [JsonIgnore]
    public DateOnly? TellFrom => !IsOpen || Terms.Due is not { } due || OverdueTold ? null : due.AddDays(DueTold ? 1 : -SoonDays);

    /// <summary>The id of an occurrence.</summary>
    /// <param name="catalogueId">The catalogue.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="clause">The clause of its time limit.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="reference">What tells it from another of that day.</param>
    public static string IdOf(string catalogueId, string itemId, int clause, DisclosureTerms terms, string reference)
    {
        var occasion = terms.IsPeriodic ? "period " + Days.Written(terms.Due) : "event " + Days.Written(terms.Trigger);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{catalogueId}\n{itemId}\n{clause}\n{occasion}\n{reference}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString("D");
    }

    /// <summary>How it stands on a day.</summary>
    public DisclosureState StateOn(DateOnly today)
    {
        if (NotNeededReason.Length > 0)
        {
            return DisclosureState.NotNeeded;
        }

        if (PublishedDay is { } published)
        {
            return published > Terms.Due ? DisclosureState.Late : published < Terms.Earliest ? DisclosureState.Early : DisclosureState.OnTime;
        }

        return Terms.Due is not { } due ? DisclosureState.Pending
            : today > due ? Counted.Any() ? DisclosureState.Overdue : DisclosureState.Missing
            : due.DayNumber - today.DayNumber <= SoonDays ? DisclosureState.DueSoon : DisclosureState.Pending;
    }

    /// <summary>With more proofs; those that it has already are passed over, and a reason that is there stays.</summary>
    public Disclosure With(IEnumerable<DisclosureProof> proofs, string lateReason) => this with
    {
        Proofs = [.. proofs.Aggregate(Proofs, (all, proof) => all.Any(one => one.Withdrawal.Length == 0 && one.Says(proof)) ? all : [.. all, proof])],
        LateReason = LateReason.Length > 0 ? LateReason : lateReason,
    };

    /// <summary>With other terms, and the move on record when the due day is another one.</summary>
    public Disclosure With(DisclosureTerms terms, string reason, DateTimeOffset at) => this with
    {
        Terms = terms,
        Moves = terms.Due == Terms.Due ? Moves : [.. Moves, new(Terms.Due, terms.Due, reason, at)],
    };

    /// <summary>What has to be told on a day, and the occurrence after that; null when nothing has.</summary>
    public (Disclosure Next, DisclosureEvent Told)? Tell(DateOnly today, Guid eventId, DateTimeOffset at)
    {
        if (TellFrom is not { } from || today < from || Terms.Due is not { } due)
        {
            return null;
        }

        return today > due
            ? (this with { DueTold = true, OverdueTold = true }, new DisclosureOverdue
            {
                EventId = eventId,
                OccurredAt = at,
                CatalogueId = CatalogueId,
                DisclosureId = Id,
                ItemId = ItemId,
                OrganisationId = OrganisationId,
                DueDay = due,
            })
            : (this with { DueTold = true }, new DisclosureDue
            {
                EventId = eventId,
                OccurredAt = at,
                CatalogueId = CatalogueId,
                DisclosureId = Id,
                ItemId = ItemId,
                OrganisationId = OrganisationId,
                DueDay = due,
            });
    }
}
