using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Publications.Deadlines;

/// <summary>The years that are known: those that come with the program, unless somebody has entered them here.</summary>
public sealed class CalendarRegistry(IDocuments<CalendarYear> documents)
{
    private const int All = 200;
    private readonly DocumentCommands<CalendarYear> commands = new(documents);

    /// <summary>The documents, by year.</summary>
    public static DocumentType<CalendarYear> Type { get; } = new("calendar-years", schema: 1);

    /// <summary>The years in order, each with its revision; 0 for one that came with the program.</summary>
    public async Task<IReadOnlyList<(CalendarYear Year, long Revision)>> ListAsync(CancellationToken cancellation)
    {
        var entered = await documents.QueryAsync(new DocumentQuery { Limit = All }, cancellation);
        var years = WorkingCalendar.ShippedYears.ToDictionary(year => year.Year, year => (Year: year, Revision: 0L));
        foreach (var one in entered)
        {
            years[one.Value.Year] = (one.Value, one.Revision);
        }

        return [.. years.Values.OrderBy(one => one.Year.Year)];
    }

    /// <summary>The calendar as it is now.</summary>
    public async Task<WorkingCalendar> CurrentAsync(CancellationToken cancellation) =>
        new([.. (await ListAsync(cancellation)).Select(one => one.Year)]);

    /// <summary>Enters a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="revision">Its revision as it was read.</param>
    /// <param name="request">Identity of the request.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException">It cannot be right, or somebody was faster.</exception>
    public async Task<Contracts.Publication.V1.CalendarYear> SetAsync(
        CalendarYear year, long revision, CommandRequest request, CancellationToken cancellation)
    {
        var violations = year.Violations().ToList();
        if (violations.Count > 0)
        {
            throw Refused.Invalid([.. violations.Select(one => new Violation("calendarYear." + one.Field, one.Description))]);
        }

        var id = $"{year.Year}";
        var changed = new Changed<CalendarYear, Contracts.Publication.V1.CalendarYear>(
            year, [], stored => DeadlineMapping.ToProto(stored.Value, stored.Revision));
        return revision == 0
            ? await commands.CreateAsync(id, request, _ => Refused.Stale(1), () => changed, cancellation)
            : await commands.ChangeAsync(
                id,
                request,
                () => Refused.Stale(0),
                stored => stored.Revision == revision ? changed : throw Refused.Stale(stored.Revision),
                cancellation);
    }
}
