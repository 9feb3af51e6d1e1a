using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Takes upstream changes over into a street's draft, or tells what that would do.</summary>
public sealed class DraftRebase(CatalogueHeads heads, WorkingVersions working, UpstreamComparison comparison, UpstreamSteps steps)
{
    /// <summary>What taking over did; in a preview, what it would do.</summary>
    public async Task<Wire.RebaseDraftResponse> RebaseAsync(
        CatalogueCommand command, Wire.RebaseDraftRequest request, CancellationToken cancellation)
    {
        Access.RequireEditing(command.Keepers, command.Caller);
        var decisions = DecisionsIn.Read(request);
        return request.Preview
            ? await PreviewAsync(command, request, decisions, cancellation)
            : await ApplyAsync(command, request, decisions, cancellation);
    }

    private async Task<Wire.RebaseDraftResponse> PreviewAsync(
        CatalogueCommand command, Wire.RebaseDraftRequest request, MergeDecisions decisions, CancellationToken cancellation)
    {
        var compared = await comparison.OfAsync(command.Catalogue, request.UpstreamId, command.Directory, cancellation);
        if (request.UpstreamVersion > 0 && request.UpstreamVersion != compared.Step.Version)
        {
            throw Rebasing.Moved(compared.Step.UpstreamId, compared.Step.Version);
        }

        var plan = ThreeWayMerge.Plan(compared.Step, compared.Version.Items, decisions.Successors);
        DecisionChecks.Require(plan, decisions);
        var kept = compared.Version.Decisions;
        var complete = request.AcceptKept ? decisions.Complete(plan, kept) : decisions;
        var merged = MergeResolution.Of(plan, complete, origin => command.Request.DeriveId($"item {origin:D}"));
        var view = new ChangesOut(plan, kept, command.Catalogue.District, command.Directory);
        return new()
        {
            Upstream = ChangesOut.UpstreamOf(compared.Pin, compared.Step),
            Changes = { plan.Changes.Select(view.Of) },
            CategoryRenames = { ChangesOut.RenamesOf(plan) },
            OpenConflictCount = merged.Open.Count,
            AddedCount = merged.Counts.Added,
            ChangedCount = merged.Counts.Changed,
            RemovedCount = merged.Counts.Removed,
            DraftRevision = compared.DraftRevision,
        };
    }

    private async Task<Wire.RebaseDraftResponse> ApplyAsync(
        CatalogueCommand command, Wire.RebaseDraftRequest request, MergeDecisions decisions, CancellationToken cancellation)
    {
        var head = await heads.GetAsync(command.Catalogue, cancellation);
        UpstreamPin? pin = null;
        var step = await Outcome.OfAsync(async () =>
        {
            var present = await working.FindAsync(command.Catalogue, cancellation) ?? throw WorkingVersions.Missing(command.Catalogue);
            pin = UpstreamComparison.PinOf(head, present.Value, request.UpstreamId);
            return await steps.ToCurrentAsync(head, pin, command.Directory, cancellation);
        });
        return await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                StateRules.RequireRevision(stored, request.Revision);
                if (UpstreamComparison.PinOf(head, stored.Value, request.UpstreamId) != pin)
                {
                    // The draft was rebased between our reading of what the step begins with and now.
                    throw Refused.Stale(stored.Revision);
                }

                if (request.UpstreamVersion != step.Value.Version)
                {
                    throw Rebasing.Moved(step.Value.UpstreamId, step.Value.Version);
                }

                var (next, counts) = Rebasing.Rebase(
                    stored,
                    request.Revision,
                    command.Act,
                    step.Value,
                    decisions,
                    request.AcceptKept,
                    origin => command.Request.DeriveId($"item {origin:D}"));
                return new Changed<CatalogueVersion, Wire.RebaseDraftResponse>(next, [], after => new()
                {
                    Upstream = ChangesOut.UpstreamOf(pin!, step.Value),
                    AddedCount = counts.Added,
                    ChangedCount = counts.Changed,
                    RemovedCount = counts.Removed,
                    Draft = VersionsOut.Of(after, new(ToKeepers: true, WithItems: false), command.Directory),
                    DraftRevision = after.Revision,
                });
            },
            cancellation);
    }
}
