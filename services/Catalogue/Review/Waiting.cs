using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Review;

/// <summary>What a version waits for; the numbers are those of the contract.</summary>
public enum WaitingKind
{
    /// <summary>待审核: a decision at its present stage.</summary>
    Stage = 1,

    /// <summary>待会签: the consent of a joining department.</summary>
    Consent = 2,

    /// <summary>待发布: to be published.</summary>
    Publication = 3,

    /// <summary>定时发布: its minute; whoever may publish can still stop it.</summary>
    Schedule = 4,

    /// <summary>待复核: the second look after an emergency publication.</summary>
    SecondLook = 5,
}

/// <summary>Which work waits for a person: exactly what the person would not be refused, as far as the version tells.</summary>
public static class Waiting
{
    /// <summary>Whether a version waits for anybody.</summary>
    public static bool IsOpen(CatalogueVersion version) =>
        version.State is VersionState.Submitted or VersionState.Approved || version.AwaitsSecondLook;

    /// <summary>What a version waits for from this caller; null when nothing.</summary>
    public static WaitingKind? For(CatalogueVersion version, Keepers keepers, Caller caller)
    {
        return version.State switch
        {
            VersionState.Submitted => UnderReview(version, keepers, caller),
            VersionState.Approved when Access.MayPublish(keepers, caller) && IsAnothers("reviewer", "leader", "office") =>
                version.Schedule is null ? WaitingKind.Publication : WaitingKind.Schedule,
            _ when version.AwaitsSecondLook
                && !version.Emergency!.IsOf(caller.Using("leader", "office"))
                && Access.MayConfirm(keepers, caller)
                && IsAnothers("leader", "office") => WaitingKind.SecondLook,
            _ => null,
        };

        bool IsAnothers(params ReadOnlySpan<string> roles) => !version.IsSubmittedBy(caller.Using(roles));
    }

    private static WaitingKind? UnderReview(CatalogueVersion version, Keepers keepers, Caller caller)
    {
        var round = version.RoundUnderWay();
        if (round.PresentStage is { } stage
            && Access.MayDecideAt(keepers, caller, stage)
            && caller.Using([.. stage.Roles]) is var decider
            && !version.IsSubmittedBy(decider)
            && Access.StageHeld(version, round.Present, decider) is null)
        {
            return WaitingKind.Stage;
        }

        return Access.MayConsent(keepers, caller)
            && !version.IsSubmittedBy(caller.Using("reviewer", "leader"))
            && round.MissingConsents(keepers.Joining).Contains(caller.OrganisationId)
            ? WaitingKind.Consent
            : null;
    }
}
