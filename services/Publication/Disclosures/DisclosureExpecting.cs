using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.OpenData;

namespace OpenGov.Publications.Disclosures;

/// <summary>
/// Every hour: writes down what the periods of the public items ask for, those that run now and those of the next
/// month, and tells who has to publish what is due soon or
/// overdue. Every replica does; the ids and the compare-and-set of the documents let one write, and each thing is told once.
/// </summary>
public sealed class DisclosureExpecting(
    IDocuments<Disclosure> documents,
    PublicItems items,
    CalendarRegistry calendars,
    KeeperLookup keepers,
    TimeProvider clock,
    ILogger<DisclosureExpecting> logger) : BackgroundService
{
    private const int DaysAhead = 31;
    private const int DaysBehind = 400;
    private const int Page = 500;
    // Not beside what has to be ready first.
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>Does both once.</summary>
    public async Task DoAsync(CancellationToken cancellation)
    {
        using var act = AuditedAct.BySystem("disclosure-clock");
        await ExpectAsync(cancellation);
        await TellAsync(cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = AfterStart; ;)
        {
            // Ends without an exception when the service stops.
            await Task.WhenAny(Task.Delay(pause, clock, stoppingToken));
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await DoAsync(stoppingToken);
                pause = Pause;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                logger.LogWarning("What has to be published cannot be written down now, is tried again: {Fault}", Faults.Describe(fault));
                pause = AfterFault;
            }
        }
    }

    private async Task ExpectAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        var calendar = await calendars.CurrentAsync(cancellation);
        await foreach (var table in items.AllAsync("", cancellation))
        {
            var first = Days.Of(table.Publication.Current!.PublishedAt);
            var from = first > today.AddDays(-DaysBehind) ? first : today.AddDays(-DaysBehind);
            foreach (var item in table.Items)
            {
                if (ItemTerms.ScheduleOf(item) is { } schedule)
                {
                    // The period that runs now is there from its beginning, however long it is.
                    var next = Schedules.Next(schedule, today) ?? today;
                    var to = next > today.AddDays(DaysAhead) ? next : today.AddDays(DaysAhead);
                    foreach (var due in Schedules.Between(schedule, from, to))
                    {
                        await ExpectAsync(table.Publication.CatalogueId, item, due, calendar, cancellation);
                    }
                }
            }
        }
    }

    private async Task ExpectAsync(string catalogueId, CatalogueItem item, DateOnly due, WorkingCalendar calendar, CancellationToken cancellation)
    {
        var terms = ItemTerms.Of(item, 0, due, calendar, [], 0);
        var id = Disclosure.IdOf(catalogueId, item.Id, 0, terms, "");
        if (await documents.FindAsync(id, cancellation) is not null)
        {
            return;
        }

        var expected = new Disclosure
        {
            Id = id,
            CatalogueId = catalogueId,
            ItemId = item.Id,
            ItemName = item.Name,
            OrganisationId = ItemTerms.OrganisationOf(item, await keepers.OfAsync(catalogueId, cancellation)),
            IsExpected = true,
            Day = due,
            Terms = terms,
        };
        try
        {
            await documents.InsertAsync(id, expected, Attached.Nothing, cancellation);
        }
        catch (DuplicateKeyException)
        {
            // Another replica, or somebody who published early.
        }
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        var query = new DocumentQuery { SortBy = "tell", Limit = Page }.And("tell", KeyRelation.AtMost, (long)today.DayNumber);
        while (await documents.QueryAsync(query, cancellation) is { Count: > 0 } found)
        {
            foreach (var stored in found)
            {
                if (stored.Value.Tell(today, Guid.NewGuid(), clock.GetUtcNow()) is { } told)
                {
                    try
                    {
                        await documents.ReplaceAsync(stored.Id, stored.Revision, told.Next, new Attached([told.Told]), cancellation);
                    }
                    catch (StaleDocumentException)
                    {
                        // Somebody has just written to it: the next turn looks again.
                    }
                }
            }

            query = query with { After = new QueryPlace((long)found[^1].Value.TellFrom!.Value.DayNumber, found[^1].Id) };
        }
    }
}
