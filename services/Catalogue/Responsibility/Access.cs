using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Responsibility;

/// <summary>
/// Who may do what to a catalogue. The permission table has already asked whether the caller's roles may call the RPC at all; these
/// rules ask about this catalogue. All throw <see cref="RequestException"/> with the reason that the rule names.
/// </summary>
public static class Access
{
    /// <summary>
    /// Drafts, and who wrote what, are for the staff of the responsible and joining organisations and for the district office.
    /// Administrators keep accounts, not catalogues.
    /// </summary>
    public static bool MayReadDrafts(Keepers keepers, Caller caller) =>
        (keepers.Include(caller) && caller.HasAny("editor", "reviewer", "leader", "office", "client"))
        || keepers.AreSupervisedBy(caller);

    /// <summary>The rule of <see cref="MayReadDrafts"/>.</summary>
    public static void RequireReading(Keepers keepers, Caller caller) => Require(MayReadDrafts(keepers, caller), keepers.Catalogue);

    /// <summary>Only the responsible and joining organisations edit and submit; the office supervises but does not write for others.</summary>
    public static void RequireEditing(Keepers keepers, Caller caller) => Require(keepers.Include(caller), keepers.Catalogue);

    /// <summary>Only the lead department, or the street itself, adds or derives a catalogue.</summary>
    public static void RequireCreating(Keepers keepers, Caller caller) => Require(keepers.IsResponsible(caller), keepers.Catalogue);

    /// <summary>The responsible and joining organisations and the office take part in a review.</summary>
    public static void RequireReviewing(Keepers keepers, Caller caller) =>
        Require(keepers.Include(caller) || keepers.AreSupervisedBy(caller), keepers.Catalogue);

    /// <summary>The responsible organisation or the office brings a version before the public, or takes it back.</summary>
    public static void RequirePublishing(Keepers keepers, Caller caller) =>
        Require(keepers.IsResponsible(caller) || keepers.AreSupervisedBy(caller), keepers.Catalogue);

    /// <summary>
    /// Nobody decides on their own submission (design.md §5, Review). Who acts by delegation counts as both: neither the one who acts nor
    /// the one in whose name may have submitted.
    /// </summary>
    public static void RequireAnother(CatalogueVersion version, Caller caller)
    {
        if (version.IsSubmittedBy(caller))
        {
            throw new RequestException(Reason.SelfReview, "这份草稿由您本人（或委托您、受您委托的人）提交，审核和发布必须由其他人办理。");
        }
    }

    /// <summary>
    /// Nobody decides at two stages of one version (domain.md §5: no person may hold two of the three stages), in whichever round. Who
    /// wrote an item is not asked: whoever submits vouches for the content, and is kept out by <see cref="RequireAnother"/>.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <param name="stage">Number of the stage that the caller wants to decide at.</param>
    /// <param name="caller">The caller.</param>
    public static void RequireOneStage(CatalogueVersion version, int stage, Caller caller)
    {
        if (StageHeld(version, stage, caller) is { } name)
        {
            throw new RequestException(
                Reason.StageHeld,
                $"您（或委托您、受您委托的人）已办理过这个版本的“{name}”，同一人不能办理同一版本的两个审核环节，请由其他人办理。",
                facts: new Dictionary<string, string> { ["held_stage"] = name });
        }
    }

    /// <summary>Name of the other stage of the version that the caller has decided at, in whichever round; null when there is none.</summary>
    public static string? StageHeld(CatalogueVersion version, int stage, Caller caller)
    {
        var (round, decision) = version.Rounds
            .SelectMany(round => round.Decisions, (round, decision) => (round, decision))
            .FirstOrDefault(one => one.decision.IsOf(caller) && one.decision.Stage > 0 && one.decision.Stage != stage);
        return decision is null ? null : round.Stages[decision.Stage - 1].Name;
    }

    /// <summary>The caller has a say at a stage: the right organisation, then the right role.</summary>
    public static void RequireStage(Keepers keepers, Caller caller, ReviewStage stage)
    {
        if (!IsOf(keepers, caller, stage.Of))
        {
            var whose = stage.Of == StageOwner.Own ? "目录的责任单位" : "区政府办公室";
            throw new RequestException(Reason.NotResponsible, $"“{stage.Name}”由{whose}办理，您不能办理这个环节。");
        }

        if (!caller.HasAny([.. stage.Roles]))
        {
            throw RoleMissing(stage.Roles, $"“{stage.Name}”需要{string.Join("或", stage.Roles.Select(RoleName))}办理。");
        }
    }

    /// <summary>Whether the caller has a say at a stage.</summary>
    public static bool MayDecideAt(Keepers keepers, Caller caller, ReviewStage stage) =>
        IsOf(keepers, caller, stage.Of) && caller.HasAny([.. stage.Roles]);

    /// <summary>Whether the caller answers for a joining department.</summary>
    public static bool MayConsent(Keepers keepers, Caller caller) =>
        keepers.Joining.Contains(caller.OrganisationId) && caller.HasAny("reviewer", "leader");

    /// <summary>The caller works for a department that joins in keeping the catalogue.</summary>
    public static void RequireJoining(Keepers keepers, Caller caller)
    {
        if (!keepers.Joining.Contains(caller.OrganisationId))
        {
            throw new RequestException(
                Reason.NotResponsible, $"您所在的机构不是标准目录“{keepers.Catalogue}”的配合部门，不需要会签。");
        }
    }

    /// <summary>The caller answers for its department as a reviewer or leader.</summary>
    public static void RequireConsenter(Caller caller)
    {
        if (!caller.HasAny("reviewer", "leader"))
        {
            throw RoleMissing(["reviewer", "leader"], "会签需要本部门的审核员或部门负责人办理。");
        }
    }

    /// <summary>The caller decides as a reviewer or leader of a keeper, or as the office of the district.</summary>
    public static void RequireDecider(Keepers keepers, Caller caller) => RequireRole(keepers, caller, "reviewer", "leader");

    /// <summary>The caller withdraws as a leader of the responsible organisation, or as the office of the district.</summary>
    public static void RequireWithdrawer(Keepers keepers, Caller caller) => RequireRole(keepers, caller, "leader");

    /// <summary>Whether the caller publishes approved versions: a reviewer or leader of the responsible organisation, or the office.</summary>
    public static bool MayPublish(Keepers keepers, Caller caller) =>
        keepers.AreSupervisedBy(caller) || (keepers.IsResponsible(caller) && caller.HasAny("reviewer", "leader"));

    /// <summary>Whether the caller publishes in an emergency and takes the second look: a leader of the responsible organisation, or the office.</summary>
    public static bool MayConfirm(Keepers keepers, Caller caller) =>
        keepers.AreSupervisedBy(caller) || (keepers.IsResponsible(caller) && caller.HasAny("leader"));

    /// <summary>The caller publishes in an emergency, or takes the second look, as a leader or as the office of the district.</summary>
    public static void RequireEmergency(Keepers keepers, Caller caller) => RequireRole(keepers, caller, "leader");

    /// <summary>
    /// Which local catalogues a caller sees from above or inside: the office those of its district, a street its own. What their division
    /// begins with; null for a caller who sees none.
    /// </summary>
    public static string? LocalReach(Caller caller) =>
        caller.Division.Length == 9 || (caller.Division.Length == 6 && caller.HasAny("office")) ? caller.Division : null;

    /// <summary>A division that is asked for must be within the caller's reach.</summary>
    public static void RequireWithin(string? reach, string division)
    {
        if (reach is null || !division.StartsWith(reach, StringComparison.Ordinal))
        {
            throw new RequestException(
                Reason.NotResponsible, "只能查看本街道（镇）的上级更新；全区的上级更新由区政府办公室查看。");
        }
    }

    private static void RequireRole(Keepers keepers, Caller caller, params string[] roles)
    {
        if (keepers.AreSupervisedBy(caller) || caller.HasAny(roles))
        {
            return;
        }

        throw RoleMissing([.. roles, "office"], $"此操作需要{string.Join("、", roles.Select(RoleName))}或区政府办公室办理。");
    }

    private static bool IsOf(Keepers keepers, Caller caller, StageOwner owner) =>
        owner == StageOwner.Own ? keepers.IsResponsible(caller) : keepers.AreSupervisedBy(caller);

    private static RequestException RoleMissing(IReadOnlyList<string> roles, string message) => new(
        Reason.RoleRequired, message, facts: new Dictionary<string, string> { ["required_roles"] = string.Join(',', roles) });

    private static string RoleName(string role) => role switch
    {
        "reviewer" => "审核员",
        "leader" => "部门负责人",
        "office" => "区政府办公室人员",
        _ => role,
    };

    private static void Require(bool holds, CatalogueId catalogue)
    {
        if (!holds)
        {
            throw new RequestException(
                Reason.NotResponsible, $"您所在的机构不负责标准目录“{catalogue}”，不能进行此操作；如职责有误，请联系区政府办公室。");
        }
    }
}
