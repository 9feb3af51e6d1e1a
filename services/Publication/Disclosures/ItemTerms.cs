using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Publications.Deadlines;

namespace OpenGov.Publications.Disclosures;

/// <summary>What a published item asks for.</summary>
internal static class ItemTerms
{
    /// <summary>The terms of an occurrence.</summary>
    /// <exception cref="Platform.Errors.RequestException">The item has no such clause, or the extension is not allowed.</exception>
    public static DisclosureTerms Of(
        CatalogueItem item, int clause, DateOnly day, WorkingCalendar calendar, IReadOnlyList<Suspension> suspensions, int extension)
    {
        var limit = item.TimeLimit ?? new TimeLimit();
        return DisclosureTerms.Of(TimeLimitRules.Of(limit, clause), limit.Text, Required(item), day, calendar, suspensions, extension);
    }

    /// <summary>The schedule of a periodic item; null for others.</summary>
    public static RuleSchedule? ScheduleOf(CatalogueItem item) =>
        TimeLimitRules.Of(item.TimeLimit ?? new TimeLimit(), 0) is { Kind: RuleKind.Periodic, Schedule: { } schedule } && Schedules.IsEndless(schedule)
            ? schedule
            : null;

    /// <summary>Who has to publish it: the first subject that keeps the catalogue, otherwise the responsible organisation.</summary>
    public static string OrganisationOf(CatalogueItem item, CatalogueKeepers keepers) =>
        item.Subjects.Select(subject => subject.OrganisationId).FirstOrDefault(keepers.Include) ?? keepers.Responsible;

    private static IReadOnlyList<DisclosureChannel> Required(CatalogueItem item) =>
    [
        .. item.Channels
            .Where(channel => channel.Use != ChannelUse.Optional && channel.Kind != ChannelKind.Unspecified)
            .Select(channel => new DisclosureChannel((int)channel.Kind, channel.Kind == ChannelKind.Other ? channel.Name : ""))
            .Distinct(),
    ];
}
