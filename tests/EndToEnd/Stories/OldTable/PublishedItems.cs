using System.Text.RegularExpressions;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>Every published item of every catalogue as the public reads it, and which of them cite 行政许可法 by the text of their bases alone.</summary>
internal sealed partial class PublishedItems
{
    private PublishedItems(IReadOnlyList<Catalogue> catalogues) => Catalogues = catalogues;

    public static PublishedItems None { get; } = new([]);

    /// <summary>All catalogues that have a published version, by id.</summary>
    public IReadOnlyList<Catalogue> Catalogues { get; }

    /// <summary>The citing items: catalogue, number, name and the citation.</summary>
    public IReadOnlyList<string> Citing => [.. Catalogues.SelectMany(Lines)];

    /// <summary>Catalogues that have a citing item.</summary>
    public IReadOnlyList<string> CitingCatalogues => [.. Catalogues.Where(catalogue => Lines(catalogue).Any()).Select(catalogue => catalogue.Id)];

    /// <summary>Organisations that keep a catalogue, alone or with others.</summary>
    public IEnumerable<string> Keepers => Catalogues.SelectMany(KeepersOf).Distinct();

    /// <summary>The citing items of the catalogues that an organisation keeps.</summary>
    public IReadOnlyList<string> CitingOf(string keeper) => [.. Catalogues.Where(catalogue => KeepersOf(catalogue).Contains(keeper)).SelectMany(Lines)];

    public static async Task<PublishedItems> ReadAsync(Desk everybody)
    {
        var catalogues = new List<Catalogue>();
        var request = new ListCataloguesRequest { PageSize = 40 };
        do
        {
            var page = await everybody.Catalogues.ListCataloguesAsync(request);
            foreach (var listed in page.Catalogues.Where(catalogue => catalogue.CurrentVersion > 0))
            {
                catalogues.Add(await everybody.Catalogues.GetCatalogueAsync(new() { Id = listed.Id }));
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return new([.. catalogues.OrderBy(catalogue => catalogue.Id, StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> KeepersOf(Catalogue catalogue) => [catalogue.ResponsibleOrganisationId, .. catalogue.JoiningOrganisationIds];

    private static IEnumerable<string> Lines(Catalogue catalogue) =>
        from item in catalogue.Current.Items
        let citation = item.Bases.FirstOrDefault(basis => IsThisLaw().IsMatch(basis.Text))
        where citation is not null
        select $"{catalogue.Id} {item.Number} {item.Name}：{citation.Text}";

    // The title and nothing more stands in 《》: neither 行政许可法实施办法 nor 民政部门实施行政许可办法 is this law.
    [GeneratedRegex("《(?:中华人民共和国)?行政许可法》")]
    private static partial Regex IsThisLaw();
}
