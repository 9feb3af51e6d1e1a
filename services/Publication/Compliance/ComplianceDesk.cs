using System.Globalization;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Attributes;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Snapshots;
using Disclosure = OpenGov.Publications.Disclosures.Disclosure;
using DocumentAttribute = OpenGov.Publications.Attributes.DocumentAttribute;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Compliance;

/// <summary>Counts how well the promises of the catalogues are kept, from the occurrences themselves.</summary>
public sealed class ComplianceDesk(
    IDocuments<Disclosure> documents,
    IDocuments<DocumentAttribute> attributes,
    PublicItems items,
    KeeperLookup keepers,
    DisclosureAccess access,
    TimeProvider clock)
{
    private const int Page = 1_000;
    private const int MostEvidence = 50_000;

    /// <summary>The figures of a period.</summary>
    public async Task<Wire.Compliance> GetAsync(ComplianceQuestion question, Caller caller, CancellationToken cancellation)
    {
        var report = new ComplianceReport(clock.Today());
        await foreach (var stored in AllAsync(question, caller, cancellation))
        {
            report.Add(stored.Value);
        }

        return report.ToProto(question, await keepers.NamesAsync(cancellation), await TitlesAsync(cancellation));
    }

    /// <summary>The figures with every occurrence, and the figures for the annual report.</summary>
    /// <exception cref="RequestException">There are too many occurrences.</exception>
    public async Task<ComplianceEvidence> EvidenceAsync(ComplianceQuestion question, Caller caller, CancellationToken cancellation)
    {
        var report = new ComplianceReport(clock.Today());
        var evidence = new ComplianceEvidence { Annual = await AnnualAsync(question, caller, cancellation) };
        var proofs = new SortedDictionary<(int, string), int>();
        await foreach (var stored in AllAsync(question, caller, cancellation))
        {
            report.Add(stored.Value);
            evidence.Disclosures.Add(stored.ToProto(report.Today));
            if (evidence.Disclosures.Count > MostEvidence)
            {
                throw Refused.TooLarge($"一次最多导出 {MostEvidence} 条公开记录，请缩短时间或者分单位、分领域导出。", MostEvidence);
            }

            evidence.Annual.Published += stored.Value.PublishedDay is { } day && day >= question.From && day <= question.To ? 1 : 0;
            foreach (var proof in stored.Value.Counted.Where(proof => Days.Of(proof.At) is var at && at >= question.From && at <= question.To))
            {
                evidence.Annual.Proofs++;
                var key = (proof.Channel.Number, proof.Channel.Name);
                proofs[key] = proofs.GetValueOrDefault(key) + 1;
            }
        }

        evidence.Annual.ProofsByChannel.AddRange(
            proofs.Select(one => new ChannelCount { Channel = new DisclosureChannel(one.Key.Item1, one.Key.Item2).ToProto(), Count = one.Value }));
        evidence.Compliance = report.ToProto(question, await keepers.NamesAsync(cancellation), await TitlesAsync(cancellation));
        return evidence;
    }

    private async Task<AnnualFigures> AnnualAsync(ComplianceQuestion question, Caller caller, CancellationToken cancellation)
    {
        var figures = new AnnualFigures();
        await foreach (var publication in items.PublicationsAsync(question.Division, cancellation))
        {
            if (CatalogueId.TryParse(publication.CatalogueId, out var id) && (question.Domain.Length == 0 || id.Domain == question.Domain))
            {
                figures.DistrictCatalogues += id.Division.Length == 6 ? 1 : 0;
                figures.StreetCatalogues += id.Division.Length == 6 ? 0 : 1;
                figures.Items += publication.Current!.ItemCount;
            }
        }

        async Task<int> DocumentsAsync(DisclosureAttribute attribute)
        {
            var query = new DocumentQuery()
                .And("attribute", (long)attribute)
                .And("at", KeyRelation.AtLeast, Begin(question.From))
                .And("at", KeyRelation.Below, Begin(question.To.AddDays(1)));
            query = question.Division.Length > 0 ? query.And("division", KeyRelation.StartsWith, question.Division) : query;
            query = question.OrganisationId.Length > 0 ? query.And("organisation", question.OrganisationId) : query;
            query = question.Domain.Length > 0 ? query.And("domain", question.Domain) : query;
            return (int)await attributes.CountAsync(await access.VisibleAsync(caller, query, cancellation), cancellation);
        }

        figures.ProactiveDocuments = await DocumentsAsync(DisclosureAttribute.Proactive);
        figures.PartialDocuments = await DocumentsAsync(DisclosureAttribute.Partial);
        figures.OnRequestDocuments = await DocumentsAsync(DisclosureAttribute.OnRequest);
        figures.WithheldDocuments = await DocumentsAsync(DisclosureAttribute.Withheld);
        return figures;
    }

    private static long Begin(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Days.Shanghai).ToUnixTimeMilliseconds();

    // What domains are called stands in the titles of the catalogues and nowhere else here.
    private async Task<IReadOnlyDictionary<string, string>> TitlesAsync(CancellationToken cancellation)
    {
        Dictionary<string, string> titles = new(StringComparer.Ordinal);
        await foreach (var publication in items.PublicationsAsync("", cancellation))
        {
            if (CatalogueId.TryParse(publication.CatalogueId, out var id) && (id.Division.Length == 6 || !titles.ContainsKey(id.Domain)))
            {
                titles[id.Domain] = publication.Title;
            }
        }

        return titles;
    }

    private async IAsyncEnumerable<Stored<Disclosure>> AllAsync(
        ComplianceQuestion question, Caller caller, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = "day", Limit = Page }
            .And("day", KeyRelation.AtLeast, (long)question.From.DayNumber)
            .And("day", KeyRelation.AtMost, (long)question.To.DayNumber);
        query = question.Division.Length > 0 ? query.And("division", KeyRelation.StartsWith, question.Division) : query;
        query = question.OrganisationId.Length > 0 ? query.And("organisation", question.OrganisationId) : query;
        query = await access.VisibleAsync(caller, query, cancellation);
        var ending = question.Domain.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"-{question.Domain}") : "";
        while (await documents.QueryAsync(query, cancellation) is { Count: > 0 } found)
        {
            foreach (var one in found.Where(one => one.Value.CatalogueId.EndsWith(ending, StringComparison.Ordinal)))
            {
                yield return one;
            }

            query = query with { After = new QueryPlace((long)found[^1].Value.CountedDay.DayNumber, found[^1].Id) };
        }
    }
}
