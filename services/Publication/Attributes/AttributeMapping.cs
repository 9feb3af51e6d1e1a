using Google.Protobuf.WellKnownTypes;
using OpenGov.Platform.Documents;
using OpenGov.Publications.Deadlines;
using V1 = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Attributes;

/// <summary>Decisions as the contract writes them; the enumerations have the same numbers.</summary>
internal static class AttributeMapping
{
    public static V1.DocumentAttribute ToProto(this Stored<DocumentAttribute> stored)
    {
        var one = stored.Value;
        return new()
        {
            Id = one.Id,
            CatalogueId = one.CatalogueId,
            ItemId = one.ItemId,
            ItemName = one.ItemName,
            OrganisationId = one.OrganisationId,
            Title = one.Title,
            DocumentNumber = one.DocumentNumber,
            DocumentDay = Days.Written(one.DocumentDay),
            Attribute = ToProto(one.Choice.Attribute),
            Reason = ToProto(one.Choice.Reason),
            ReasonText = one.Choice.Text,
            JointOrganisations = { one.Joint.Select(ToProto) },
            State = one.IsObjected ? V1.AttributeState.Objected : one.IsAwaiting ? V1.AttributeState.Awaiting : V1.AttributeState.Decided,
            ReviewDay = Days.Written(one.ReviewDay),
            Reviews = { one.Reviews.Select(ToProto) },
            DecidedBy = one.DecidedBy,
            DecideTime = one.DecidedAt.ToTimestamp(),
            Revision = stored.Revision,
        };
    }

    public static AttributeChoice Choice(V1.Attribute attribute, V1.RestrictionReason reason, string text) =>
        new((DisclosureAttribute)attribute, (Restriction)reason, text);

    private static V1.Attribute ToProto(DisclosureAttribute attribute) => (V1.Attribute)attribute;

    private static V1.RestrictionReason ToProto(Restriction reason) => (V1.RestrictionReason)reason;

    private static V1.JointOrganisation ToProto(JointParty party) => new()
    {
        OrganisationId = party.OrganisationId,
        Opinion = party.Agreed switch
        {
            true => V1.JointOpinion.Agreed,
            false => V1.JointOpinion.Objected,
            null => V1.JointOpinion.Unspecified,
        },
        Comment = party.Comment,
        By = party.By,
        Time = party.At?.ToTimestamp(),
    };

    private static V1.AttributeReview ToProto(LookAgain look) => new()
    {
        Before = ToProto(look.Before.Attribute),
        After = ToProto(look.After.Attribute),
        ReasonBefore = ToProto(look.Before.Reason),
        ReasonAfter = ToProto(look.After.Reason),
        Note = look.Note,
        By = look.By,
        Time = look.At.ToTimestamp(),
    };
}
