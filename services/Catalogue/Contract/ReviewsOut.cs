using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>What is on record of a review, as the contract shows it to keepers.</summary>
public static class ReviewsOut
{
    /// <summary>The record of a version's review.</summary>
    /// <param name="version">The version.</param>
    /// <param name="withComments">With every comment, or only their number.</param>
    /// <param name="directory">Organisations and domains.</param>
    public static Wire.Review Of(CatalogueVersion version, bool withComments, DirectorySnapshot directory)
    {
        var shown = new Wire.Review
        {
            UnresolvedCommentCount = version.Comments.Count(comment => comment.ResolvedAt is null),
            Schedule = version.Schedule is { } schedule ? ScheduleOf(schedule) : null,
            Emergency = version.Emergency is { } emergency ? EmergencyOf(emergency) : null,
        };
        shown.Rounds.AddRange(version.Rounds.Select(RoundOf));
        if (withComments)
        {
            shown.Comments.AddRange(version.Comments.Select(CommentOf));
        }

        if (version.State == VersionState.Submitted)
        {
            var round = version.RoundUnderWay();
            shown.Stage = round.Present;
            shown.MissingConsentOrganisationIds.AddRange(
                round.MissingConsents(directory.KeepersOf(CatalogueId.Stored(version.CatalogueId)).Joining));
        }

        return shown;
    }

    private static Wire.ReviewRound RoundOf(ReviewRound round)
    {
        var shown = new Wire.ReviewRound
        {
            Number = round.Number,
            Submitter = round.Submitter,
            SubmitterOnBehalfOf = round.SubmitterOnBehalfOf,
            SubmitTime = round.SubmittedAt.ToTimestamp(),
            Digest = round.Digest,
            JoiningOrganisationIds = { round.Joining },
            LateReturn = DecisionOf(round.Decisions.FirstOrDefault(decision => decision.Stage == 0)),
        };
        shown.Stages.AddRange(round.Stages.Select((stage, index) => new Wire.ReviewStage
        {
            Number = index + 1,
            Name = stage.Name,
            Roles = { stage.Roles },
            Owner = (Wire.StageOwner)(int)stage.Of,
            Decision = DecisionOf(round.Decisions.FirstOrDefault(decision => decision.Stage == index + 1)),
        }));
        shown.Consents.AddRange(round.Consents.Select(consent => new Wire.DepartmentConsent
        {
            OrganisationId = consent.OrganisationId,
            Consents = consent.Consents,
            Actor = consent.Actor,
            OnBehalfOf = consent.OnBehalfOf,
            Time = consent.At.ToTimestamp(),
            Reason = consent.Reason,
        }));
        return shown;
    }

    private static Wire.StageDecision? DecisionOf(StageDecision? decision) => decision is null ? null : new()
    {
        Approved = decision.Approves,
        Actor = decision.Actor,
        OnBehalfOf = decision.OnBehalfOf,
        OrganisationId = decision.OrganisationId,
        Time = decision.At.ToTimestamp(),
        Comment = decision.Comment,
    };

    private static Wire.ReviewComment CommentOf(ReviewComment comment) => new()
    {
        Id = comment.Id.ToString("D"),
        Round = comment.Round,
        Stage = comment.Stage,
        ItemId = comment.ItemId?.ToString("D") ?? "",
        Field = comment.Field,
        Text = comment.Text,
        Actor = comment.Actor,
        OrganisationId = comment.OrganisationId,
        Time = comment.At.ToTimestamp(),
        ResolvedBy = comment.ResolvedBy,
        ResolveTime = comment.ResolvedAt?.ToTimestamp(),
    };

    private static Wire.PublishSchedule ScheduleOf(PublishSchedule schedule) => new()
    {
        PublishTime = schedule.PublishAt.ToTimestamp(),
        LocalTime = schedule.LocalTime,
        Actor = schedule.Actor,
        OnBehalfOf = schedule.OnBehalfOf,
        OrganisationId = schedule.OrganisationId,
        ScheduleTime = schedule.At.ToTimestamp(),
    };

    private static Wire.EmergencyPublication EmergencyOf(EmergencyPublication emergency) => new()
    {
        Actor = emergency.Actor,
        OnBehalfOf = emergency.OnBehalfOf,
        OrganisationId = emergency.OrganisationId,
        Time = emergency.At.ToTimestamp(),
        Reason = emergency.Reason,
        ConfirmedBy = emergency.Confirmation?.Actor ?? "",
        ConfirmedOnBehalfOf = emergency.Confirmation?.OnBehalfOf ?? "",
        ConfirmingOrganisationId = emergency.Confirmation?.OrganisationId ?? "",
        ConfirmTime = emergency.Confirmation?.At.ToTimestamp(),
        ConfirmNote = emergency.Confirmation?.Note ?? "",
    };
}
