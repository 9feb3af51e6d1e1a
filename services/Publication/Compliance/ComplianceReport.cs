using System.Globalization;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.Snapshots;
using Disclosure = OpenGov.Publications.Disclosures.Disclosure;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Compliance;

/// <summary>Figures by every group, counted in one pass.</summary>
/// <param name="today">The day on which occurrences stand as they do.</param>
internal sealed class ComplianceReport(DateOnly today)
{
    private readonly ComplianceCount total = new();
    private readonly SortedDictionary<string, ComplianceCount> organisations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ComplianceCount> divisions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ComplianceCount> domains = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ComplianceCount> months = new(StringComparer.Ordinal);
    private readonly ChannelTally channels = new();

    /// <summary>The day they are of.</summary>
    public DateOnly Today => today;

    /// <summary>Counts an occurrence.</summary>
    public void Add(Disclosure one)
    {
        _ = CatalogueId.TryParse(one.CatalogueId, out var id);
        total.Add(one, today);
        Group(organisations, one.OrganisationId).Add(one, today);
        Group(divisions, id.Division).Add(one, today);
        Group(domains, id.Domain).Add(one, today);
        Group(months, one.CountedDay.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Add(one, today);
        channels.Add(one, today);
    }

    /// <summary>The figures as the contract writes them.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="nameOf">What organisations are called; a street's id is its division.</param>
    /// <param name="titles">Titles of catalogues by domain.</param>
    public Wire.Compliance ToProto(ComplianceQuestion question, Func<string, string> nameOf, IReadOnlyDictionary<string, string> titles) => new()
    {
        From = Days.Written(question.From),
        To = Days.Written(question.To),
        AsOf = Days.Written(today),
        Total = ToProto(total),
        Organisations = { Groups(organisations, nameOf) },
        Divisions = { Groups(divisions, code => code.Length == 6 ? "区本级" : nameOf(code)) },
        Domains = { Groups(domains, code => titles.GetValueOrDefault(code, code)) },
        Months = { Groups(months, month => month) },
        Channels =
        {
            channels.Channels.Select(one => new ChannelCompliance
            {
                Channel = one.Channel.ToProto(),
                Required = one.Figures.Required,
                Proven = one.Figures.Proven,
                Missing = one.Figures.Missing,
                Rate = one.Figures.Rate,
            }),
        },
    };

    private static ComplianceCount Group(SortedDictionary<string, ComplianceCount> groups, string key) =>
        groups.TryGetValue(key, out var known) ? known : groups[key] = new();

    private static IEnumerable<ComplianceGroup> Groups(SortedDictionary<string, ComplianceCount> groups, Func<string, string> nameOf) =>
        groups.Select(group => new ComplianceGroup { Key = group.Key, Name = nameOf(group.Key), Figures = ToProto(group.Value) });

    private static ComplianceFigures ToProto(ComplianceCount count) => new()
    {
        Expected = count.Expected,
        OnTime = count.OnTime,
        Early = count.Early,
        Late = count.Late,
        LateWithoutReason = count.LateWithoutReason,
        Overdue = count.Overdue,
        Missing = count.Missing,
        Pending = count.Pending,
        DueSoon = count.DueSoon,
        NotNeeded = count.NotNeeded,
        OnTimeRate = count.OnTimeRate,
    };
}
