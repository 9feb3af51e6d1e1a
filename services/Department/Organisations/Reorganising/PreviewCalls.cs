using OpenGov.Departments.Accounts;
using OpenGov.Departments.Domains;
using OpenGov.Departments.Input;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>The calls that show what a plan would touch, and change nothing.</summary>
internal sealed class PreviewCalls(
    PlanDrafts drafts,
    PlanDirectory directory,
    Affected affected,
    NamingCatalogues naming,
    IDocuments<Domain> domains,
    IDocuments<Account> accounts,
    IDocuments<Organisation> organisations,
    IDocuments<PublicCatalogue> published,
    TimeProvider time)
{
    private const int MostAccounts = 200;
    private const int AtOnce = 1000;

    public async Task<Wire.ReorganisationPreview> RenameAsync(Wire.PreviewRenameRequest request, Caller caller, CancellationToken cancellation) =>
        await ShowAsync(
            await drafts.RenameAsync(request.Id, request.Name, request.FullName, request.EffectiveOn, new InputCheck(), caller, cancellation), cancellation);

    public async Task<Wire.ReorganisationPreview> MergeAsync(Wire.PreviewMergeRequest request, Caller caller, CancellationToken cancellation) =>
        await ShowAsync(
            await drafts.MergeAsync(
                request.Id, [.. request.PredecessorIds], request.MembersStay, request.EffectiveOn, new InputCheck(), caller, cancellation),
            cancellation);

    public async Task<Wire.ReorganisationPreview> SplitAsync(Wire.PreviewSplitRequest request, Caller caller, CancellationToken cancellation) =>
        await ShowAsync(
            await drafts.SplitAsync(
                request.Id, request.Parts, request.Dissolves, request.MainSuccessorId, request.MembersStay, request.EffectiveOn, new InputCheck(), caller, cancellation),
            cancellation);

    private async Task<Wire.ReorganisationPreview> ShowAsync(PlanDraft draft, CancellationToken cancellation)
    {
        var plan = draft.Plan;
        await directory.RequireRoomAsync(plan, cancellation);
        var touched = plan.Kind == ReorganisationKind.Rename ? [plan.OrganisationId] : plan.Sources;
        var standing = await affected.StandingAsync(plan, cancellation);
        var theirs = (await domains.QueryAsync(new DocumentQuery { Limit = AtOnce }, cancellation))
            .Select(stored => stored.Value)
            .Where(domain => touched.Contains(domain.LeadOrganisationId) || domain.JoiningOrganisationIds.Any(touched.Contains))
            .ToList();
        var people = await AccountsAsync(touched, cancellation);
        var counts = await naming.CountAsync(touched, cancellation);
        var preview = new Wire.ReorganisationPreview
        {
            Domains = { theirs.Select(domain => ToWire(domain, Handover.Of(domain, plan, standing, time.GetUtcNow()) ?? domain)) },
            Accounts = { people.Take(MostAccounts).Select(account => ToWire(account, Handover.Of(account, plan, standing, time.GetUtcNow()) ?? account)) },
            AccountCount = people.Count,
            NamingKnown = counts is not null,
            NamingItemCount = counts?.Values.Sum(count => count.Items) ?? 0,
        };
        preview.Catalogues.AddRange(await CataloguesAsync(plan.District, touched, theirs, counts, cancellation));
        return preview;
    }

    private async Task<List<Account>> AccountsAsync(IReadOnlyList<string> touched, CancellationToken cancellation)
    {
        var found = new List<Account>();
        foreach (var organisation in touched.Order(StringComparer.Ordinal))
        {
            var query = new DocumentQuery { Limit = AtOnce }.And(AccountDocument.OrganisationKey, organisation);
            found.AddRange((await accounts.QueryAsync(query, cancellation)).Select(stored => stored.Value));
        }

        return found;
    }

    // A street's catalogues are those of its division; a department's those of the domains that it leads or joins in.
    private async Task<IEnumerable<Wire.AffectedCatalogue>> CataloguesAsync(
        string district, IReadOnlyList<string> touched, List<Domain> theirs, IReadOnlyDictionary<string, NamingCount>? counts, CancellationToken cancellation)
    {
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string> places = [.. theirs.Select(domain => $"{district}-{domain.Code}")];
        foreach (var id in touched)
        {
            if ((await organisations.FindAsync(id, cancellation))?.Value is { Kind: OrganisationKind.Street or OrganisationKind.Town } local)
            {
                places.Add(local.Division + "-");
            }
        }

        foreach (var place in places)
        {
            var query = new DocumentQuery { Limit = AtOnce }.And("shown", KeyRelation.StartsWith, place);
            foreach (var one in await published.QueryAsync(query, cancellation))
            {
                kept[one.Id] = one.Value.Version;
            }
        }

        return kept.Keys
            .Union(counts?.Keys ?? [], StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => new Wire.AffectedCatalogue
            {
                CatalogueId = id,
                Version = counts?.GetValueOrDefault(id)?.Version ?? kept.GetValueOrDefault(id),
                Kept = kept.ContainsKey(id),
                NamingItemCount = counts?.GetValueOrDefault(id)?.Items ?? 0,
            });
    }

    private static Wire.AffectedDomain ToWire(Domain domain, Domain next) => new()
    {
        Code = domain.Code,
        Name = domain.Name,
        LeadOrganisationId = domain.LeadOrganisationId,
        NextLeadOrganisationId = next.LeadOrganisationId,
        JoiningOrganisationIds = { domain.JoiningOrganisationIds },
        NextJoiningOrganisationIds = { next.JoiningOrganisationIds },
    };

    private static Wire.AffectedAccount ToWire(Account account, Account next) =>
        new() { Username = account.Id, OrganisationId = account.OrganisationId, NextOrganisationId = next.OrganisationId };
}
