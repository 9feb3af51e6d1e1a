using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using OpenGov.Publications.Deadlines;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Disclosures;

/// <summary>Occurrences as the contract writes them.</summary>
internal static class DisclosureMapping
{
    public static V1.Disclosure ToProto(this Stored<Disclosure> stored, DateOnly today) => ToProto(stored.Value, stored.Revision, today);

    public static V1.Disclosure ToProto(Disclosure one, long revision, DateOnly today) => new()
    {
        Id = one.Id,
        CatalogueId = one.CatalogueId,
        ItemId = one.ItemId,
        ItemName = one.ItemName,
        OrganisationId = one.OrganisationId,
        Origin = one.IsExpected ? V1.DisclosureOrigin.Expected : V1.DisclosureOrigin.Recorded,
        TriggerDay = Days.Written(one.Terms.Trigger),
        Reference = one.Reference,
        TimeLimit = one.Terms.TimeLimit,
        Clause = one.Clause,
        DueDay = Days.Written(one.Terms.Due),
        Provisional = one.Terms.Provisional,
        Suspensions = { one.Suspensions.Select(ToProto) },
        Extension = one.Extension,
        RequiredChannels = { one.Terms.Required.Select(ToProto) },
        MissingChannels = { one.Missing.Select(ToProto) },
        Proofs = { one.Proofs.Select(ToProto) },
        State = (V1.DisclosureState)one.StateOn(today),
        PublishedDay = Days.Written(one.PublishedDay),
        LateReason = one.LateReason,
        NotNeededReason = one.NotNeededReason,
        Moves =
        {
            one.Moves.Select(move => new V1.DueMove
            {
                From = Days.Written(move.From),
                To = Days.Written(move.To),
                Reason = move.Reason,
                Time = move.At.ToTimestamp(),
            }),
        },
        Revision = revision,
    };

    public static V1.PublicDisclosure ToPublic(this Disclosure one) => new()
    {
        TriggerDay = Days.Written(one.Terms.Trigger),
        Reference = one.Reference,
        DueDay = Days.Written(one.Terms.Due),
        Proofs =
        {
            one.Counted.Select(proof => new V1.PublicProof
            {
                Channel = ToProto(proof.Channel),
                Url = proof.Url,
                Time = proof.At.ToTimestamp(),
                ContentHash = proof.ContentHash,
            }),
        },
    };

    public static V1.ChannelName ToProto(this DisclosureChannel channel) => new() { Kind = (ChannelKind)channel.Number, Name = channel.Name };

    private static V1.Suspension ToProto(Suspension one) => new() { From = Days.Written(one.From), To = Days.Written(one.To), Reason = one.Reason };

    private static V1.Proof ToProto(DisclosureProof proof) => new()
    {
        Id = proof.Id,
        Channel = ToProto(proof.Channel),
        Url = proof.Url,
        Time = proof.At.ToTimestamp(),
        ContentHash = proof.ContentHash,
        Note = proof.Note,
        Photo = proof.Photo,
        RecordedBy = proof.RecordedBy,
        RecordTime = proof.RecordedAt.ToTimestamp(),
        WithdrawalReason = proof.Withdrawal,
    };
}
