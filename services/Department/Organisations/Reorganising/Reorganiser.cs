using OpenGov.Departments.Accounts;
using OpenGov.Departments.Days;
using OpenGov.Departments.Domains;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>
/// Carries out what was planned for a day: several documents, each by one write that changes nothing when it is repeated, the plan itself
/// last. So a crash in between is made up for by the next call.
/// </summary>
internal sealed class Reorganiser(
    IDocuments<Reorganisation> plans,
    IDocuments<Organisation> organisations,
    IDocuments<Domain> domains,
    IDocuments<Account> accounts,
    Affected affected,
    TimeProvider time,
    ILogger<Reorganiser> logger) : IDueWork
{
    private const int AtOnce = 200;

    public string Name => "a reorganisation";

    public async Task DoAsync(CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = "due", Limit = AtOnce }
            .And("due", KeyRelation.Below, time.Today().AddDays(1).Written());
        foreach (var due in await plans.QueryAsync(query, cancellation))
        {
            try
            {
                await (due.Value.Kind == ReorganisationKind.Rename ? RenameAsync(due, cancellation) : HandOverAsync(due, cancellation));
            }
            catch (StaleDocumentException)
            {
                // Given up, or done by another replica; the next call sees which.
                return;
            }
        }
    }

    private async Task RenameAsync(Stored<Reorganisation> due, CancellationToken cancellation)
    {
        var plan = due.Value;
        try
        {
            await Changing.WriteAsync(
                organisations,
                plan.OrganisationId,
                (known, revision) =>
                {
                    if (known.DissolvedOn is not null || (known.Name == plan.Name && known.FullName == plan.FullName && known.NameFrom >= plan.EffectiveOn))
                    {
                        return null;
                    }

                    var next = known.Rename(plan.Name, plan.FullName, plan.EffectiveOn, time.GetUtcNow());
                    return new(next, [next.Happened(revision, Guid.NewGuid())]);
                },
                cancellation);
            await DoneAsync(due, plan, cancellation);
        }
        catch (DuplicateKeyException)
        {
            await PutOffAsync(due, $"名称“{plan.Name}”已被本区另一机构使用，请先处理该机构的名称，或撤销这项更名", cancellation);
        }
    }

    private async Task HandOverAsync(Stored<Reorganisation> due, CancellationToken cancellation)
    {
        var standing = await affected.StandingAsync(due.Value, cancellation);
        if (due.Value.State == ReorganisationState.Planned)
        {
            due = await BeginAsync(due, standing, cancellation);
        }

        var plan = due.Value;
        foreach (var domain in await affected.DomainsAsync(plan, standing, cancellation))
        {
            await Changing.WriteAsync(
                domains,
                domain.Id,
                (known, revision) => Handover.Of(known, plan, standing, time.GetUtcNow()) is { } next
                    ? new(next, [next.Happened(revision, Guid.NewGuid())])
                    : null,
                cancellation);
        }

        foreach (var account in await affected.AccountsAsync(plan, standing, cancellation))
        {
            await Changing.WriteAsync(
                accounts,
                account.Id,
                (known, _) => Handover.Of(known, plan, standing, time.GetUtcNow()) is { } next ? new(next, []) : null,
                cancellation);
        }

        foreach (var source in plan.Ending)
        {
            await DissolveAsync(plan, source, standing, cancellation);
        }

        await DoneAsync(due, plan, cancellation);
    }

    // From here on it cannot be given up. What it moves is written down now, since after an interruption part of it has moved already.
    private async Task<Stored<Reorganisation>> BeginAsync(
        Stored<Reorganisation> due, Func<string, string> standing, CancellationToken cancellation)
    {
        var next = due.Value with
        {
            State = ReorganisationState.TakingEffect,
            MovedDomains = [.. (await affected.DomainsAsync(due.Value, standing, cancellation)).Select(domain => domain.Id)],
            MovedAccounts = (await affected.AccountsAsync(due.Value, standing, cancellation)).Count,
            UpdatedAt = time.GetUtcNow(),
        };
        return await plans.ReplaceAsync(due.Id, due.Revision, next, Attached.Nothing, cancellation);
    }

    private async Task DissolveAsync(Reorganisation plan, string source, Func<string, string> standing, CancellationToken cancellation)
    {
        var successors = plan.Successors.Select(standing).Where(id => id != source).Distinct(StringComparer.Ordinal).ToList();
        await Changing.WriteAsync(
            organisations,
            source,
            (known, revision) =>
            {
                // Two plans could each name the other's successor: whoever comes first ends, the other one goes on.
                if (known.DissolvedOn is not null || successors.Count == 0)
                {
                    return null;
                }

                var next = known.Dissolve(plan.EffectiveOn, successors, time.GetUtcNow());
                return new(next, [next.Happened(revision, Guid.NewGuid())]);
            },
            cancellation);
    }

    private async Task DoneAsync(Stored<Reorganisation> due, Reorganisation plan, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = plan with { State = ReorganisationState.Done, Problem = "", DoneAt = now, UpdatedAt = now };
        await plans.ReplaceAsync(due.Id, due.Revision, next, new Attached([next.Happened(due.Revision + 1, Guid.NewGuid())]), cancellation);
    }

    private async Task PutOffAsync(Stored<Reorganisation> due, string problem, CancellationToken cancellation)
    {
        if (due.Value.Problem != problem)
        {
            logger.LogWarning("reorganisation {Id} of {Organisation} cannot take effect: the new name is taken", due.Id, due.Value.OrganisationId);
            await plans.ReplaceAsync(
                due.Id, due.Revision, due.Value with { Problem = problem, UpdatedAt = time.GetUtcNow() }, Attached.Nothing, cancellation);
        }
    }
}
