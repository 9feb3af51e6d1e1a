using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Reading;

namespace OpenGov.Publications.Disclosures;

/// <summary>Computes the due days of open occurrences again, after the calendar or the items have changed.</summary>
public sealed class DisclosureRecomputing(
    IDocuments<Disclosure> documents, PublicItems items, CalendarRegistry calendars, TimeProvider clock)
{
    private const int Page = 500;
    private const int MostListed = 1_000;

    /// <summary>What moves, or would.</summary>
    /// <exception cref="RequestException">A division that is none, or not the caller's.</exception>
    public async Task<RecomputeDeadlinesResponse> RecomputeAsync(RecomputeDeadlinesRequest request, Caller caller, CancellationToken cancellation)
    {
        // Only for its form: what is done is safe to do again.
        _ = CommandRequest.Of(caller, request.RequestId, nameof(RecomputeAsync), request);
        var division = PublicationQuestions.Division(request.Division);
        if (!caller.HasAny("administrator"))
        {
            division = division.Length == 0 ? caller.Division : division;
            if (!division.StartsWith(caller.Division, StringComparison.Ordinal))
            {
                throw new RequestException(Reason.NotResponsible, $"行政区划“{division}”不属于您的区县。");
            }
        }

        var calendar = await calendars.CurrentAsync(cancellation);
        Dictionary<string, IReadOnlyDictionary<string, CatalogueItem>> tables = new(StringComparer.Ordinal);
        var answer = new RecomputeDeadlinesResponse();
        List<MovedDeadline> moved = [];
        await foreach (var stored in OpenAsync(division, cancellation))
        {
            answer.LookedAt++;
            if (!tables.TryGetValue(stored.Value.CatalogueId, out var table))
            {
                tables[stored.Value.CatalogueId] = table = await items.TableAsync(stored.Value.CatalogueId, cancellation);
            }

            if (Moved(stored.Value, table.GetValueOrDefault(stored.Value.ItemId), calendar) is not { } next)
            {
                continue;
            }

            var revision = stored.Revision;
            if (!request.Preview)
            {
                try
                {
                    revision = (await documents.ReplaceAsync(stored.Id, revision, next.Next, Attached.Nothing, cancellation)).Revision;
                }
                catch (StaleDocumentException)
                {
                    // Somebody writes to it now. Doing it again finds it.
                    continue;
                }
            }

            moved.Add(new()
            {
                Disclosure = DisclosureMapping.ToProto(next.Next, revision, clock.Today()),
                OldDueDay = Days.Written(stored.Value.Terms.Due),
                Reason = next.Reason,
            });
        }

        answer.MovedCount = moved.Count;
        answer.Moved.AddRange(moved.OrderBy(one => one.Disclosure.DueDay, StringComparer.Ordinal).ThenBy(one => one.Disclosure.Id, StringComparer.Ordinal).Take(MostListed));
        return answer;
    }

    private (Disclosure Next, string Reason)? Moved(Disclosure one, CatalogueItem? item, WorkingCalendar calendar)
    {
        if (item is null || (one.Clause > 0 && one.Clause > (item.TimeLimit?.Clauses.Count ?? 0)))
        {
            return Dropped(one, "事项已不在公布的标准目录中");
        }

        DisclosureTerms terms;
        try
        {
            terms = ItemTerms.Of(item, one.Clause, one.Day, calendar, one.Suspensions, one.Extension);
        }
        catch (RequestException)
        {
            // The limit that is public now allows no such extension: what was granted under the old one stays.
            return null;
        }

        if (one.Terms.IsPeriodic && !terms.IsPeriodic)
        {
            return Dropped(one, "事项的公开时限已不是定期公开");
        }

        var reasons = string.Join("；", Reasons(one.Terms, terms));
        return reasons.Length == 0 ? null : (one.With(terms, reasons, clock.GetUtcNow()), reasons);
    }

    // What a period asked for that is not asked for any more, and of which nothing was published; what somebody recorded stays theirs to end.
    private (Disclosure Next, string Reason)? Dropped(Disclosure one, string reason) =>
        one.IsExpected && !one.Counted.Any() && one.Terms.Due >= clock.Today() ? (one with { NotNeededReason = reason }, reason) : null;

    private static IEnumerable<string> Reasons(DisclosureTerms before, DisclosureTerms after)
    {
        if (before.TimeLimit != after.TimeLimit)
        {
            yield return $"公开时限由“{before.TimeLimit}”改为“{after.TimeLimit}”";
        }
        else if (before.Due != after.Due)
        {
            yield return "工作日历有变化";
        }
        else if (before.Provisional != after.Provisional)
        {
            yield return after.Provisional ? "工作日历有变化，期限改为暂定" : "工作日历已经确定，期限不再是暂定";
        }

        if (!before.Required.SequenceEqual(after.Required))
        {
            yield return "必选的公开渠道有变化";
        }
    }

    private async IAsyncEnumerable<Stored<Disclosure>> OpenAsync(
        string division, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = Page }.And("open", "open");
        query = division.Length > 0 ? query.And("division", KeyRelation.StartsWith, division) : query;
        while (await documents.QueryAsync(query, cancellation) is { Count: > 0 } found)
        {
            foreach (var one in found)
            {
                yield return one;
            }

            query = query with { After = new QueryPlace(found[^1].Id, found[^1].Id) };
        }
    }
}
