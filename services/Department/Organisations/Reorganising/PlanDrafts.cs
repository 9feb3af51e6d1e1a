using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Plans as callers describe them, checked against the directory, before they are written or only looked at.</summary>
internal sealed class PlanDrafts(PlanDirectory directory, TimeProvider time)
{
    public async Task<PlanDraft> RenameAsync(
        string id, string name, string fullName, string effectiveOn, InputCheck check, Caller caller, CancellationToken cancellation)
    {
        check.Organisation("id", id);
        check.Text("name", name, 1, 60);
        check.Text("fullName", fullName, 0, 100);
        var plan = New(ReorganisationKind.Rename, id, check.EffectiveDay("effectiveOn", effectiveOn, time.Today())) with { Name = name, FullName = fullName };
        check.ThrowIfAny();
        var subject = await directory.SubjectAsync(id, caller, cancellation);
        ReorganisationRules.CheckRenaming(check, subject.Value.Names, plan.EffectiveOn);
        check.Require(
            name != subject.Value.Name || fullName != subject.Value.FullName, "name", $"与现用名称“{subject.Value.Name}”相同");
        check.ThrowIfAny();
        await directory.RequireFreeAsync(subject.Value, plan, cancellation);
        return new(Placed(plan, subject), subject);
    }

    public async Task<PlanDraft> MergeAsync(
        string id, IReadOnlyList<string> predecessors, bool membersStay, string effectiveOn, InputCheck check, Caller caller, CancellationToken cancellation)
    {
        check.Organisation("id", id);
        ReorganisationRules.CheckPredecessors(check, id, predecessors);
        var plan = New(ReorganisationKind.Merge, id, check.EffectiveDay("effectiveOn", effectiveOn, time.Today())) with
        {
            PredecessorIds = predecessors,
            MembersStay = membersStay,
        };
        check.ThrowIfAny();
        var subject = await directory.SubjectAsync(id, caller, cancellation);
        foreach (var (index, predecessor) in predecessors.Index())
        {
            var field = $"predecessorIds[{index}]";
            var found = (await directory.FindAsync(predecessor, cancellation))?.Value;
            Standing.Check(check, field, predecessor, found, subject.Value);
            check.When(found is not null, () => Standing.CheckEnding(check, field, found!));
        }

        check.ThrowIfAny();
        return new(Placed(plan, subject), subject);
    }

    public async Task<PlanDraft> SplitAsync(
        string id, IEnumerable<Wire.SplitPart> parts, bool dissolves, string mainSuccessor, bool membersStay, string effectiveOn,
        InputCheck check, Caller caller, CancellationToken cancellation)
    {
        check.Organisation("id", id);
        var plan = New(ReorganisationKind.Split, id, check.EffectiveDay("effectiveOn", effectiveOn, time.Today())) with
        {
            Parts = [.. parts.Select(ReorganisationMapping.ToPart)],
            Dissolves = dissolves,
            MainSuccessorId = mainSuccessor,
            MembersStay = membersStay,
        };
        ReorganisationRules.CheckParts(check, plan);
        check.ThrowIfAny();
        var subject = await directory.SubjectAsync(id, caller, cancellation);
        check.When(dissolves, () => Standing.CheckEnding(check, "id", subject.Value));
        foreach (var (index, part) in plan.Parts.Index())
        {
            var found = (await directory.FindAsync(part.OrganisationId, cancellation))?.Value;
            Standing.Check(check, $"parts[{index}].organisationId", part.OrganisationId, found, subject.Value);
            await directory.CheckPartAsync(check, $"parts[{index}]", part, id, cancellation);
        }

        check.ThrowIfAny();
        return new(Placed(plan, subject), subject);
    }

    private static Reorganisation New(ReorganisationKind kind, string id, DateOnly on) => new()
    {
        Id = "",
        Kind = kind,
        OrganisationId = id,
        District = "",
        EffectiveOn = on,
        Reason = "",
        CreatedAt = default,
        UpdatedAt = default,
    };

    private static Reorganisation Placed(Reorganisation plan, Stored<Organisation> subject) =>
        plan with { District = Organisation.DistrictOf(subject.Value.Division) };
}

/// <summary>A plan that may be written, and the organisation that it is about.</summary>
/// <param name="Plan">Without id, reason and times.</param>
/// <param name="Subject">The organisation that is renamed, takes others over, or is split.</param>
internal sealed record PlanDraft(Reorganisation Plan, Stored<Organisation> Subject);
