using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;

namespace OpenGov.Screens.Portal;

/// <summary>A question to the search as an address writes it: <c>/search?q=低保&amp;domain=05&amp;method=DISCLOSURE_METHOD_PROACTIVE</c>.</summary>
/// <param name="Text">What is looked for; empty finds everything.</param>
/// <param name="Chosen">Values by facet.</param>
/// <param name="Page">Token of the page; empty for the first.</param>
public sealed record PublicSearch(string Text, IReadOnlyDictionary<SearchFacetKind, IReadOnlyList<string>> Chosen, string Page)
{
    /// <summary>The facets, their names in addresses and for people.</summary>
    public static IReadOnlyList<(SearchFacetKind Kind, string Name, string Title)> Facets { get; } =
    [
        (SearchFacetKind.Domain, "domain", "领域"),
        (SearchFacetKind.Division, "division", "区划"),
        (SearchFacetKind.Organisation, "organisation", "公开主体"),
        (SearchFacetKind.Level, "level", "公开层级"),
        (SearchFacetKind.Method, "method", "公开方式"),
        (SearchFacetKind.Channel, "channel", "公开渠道"),
        (SearchFacetKind.Audience, "audience", "公开对象"),
    ];

    /// <summary>Reads an address; values that mean nothing are left out.</summary>
    public static PublicSearch Of(IQueryCollection query) => new(
        query["q"].ToString().Trim(),
        Facets.ToDictionary(facet => facet.Kind, facet => (IReadOnlyList<string>)[.. query[facet.Name].OfType<string>().Where(value => value.Length is > 0 and <= 100)]),
        query["page"].ToString());

    /// <summary>The address of the same question with a value more or less, on the first page.</summary>
    public string With(SearchFacetKind kind, string value) => (this with
    {
        Page = "",
        Chosen = Chosen.ToDictionary(
            pair => pair.Key,
            pair => pair.Key != kind ? pair.Value
                : (IReadOnlyList<string>)(pair.Value.Contains(value) ? [.. pair.Value.Where(one => one != value)] : [.. pair.Value, value])),
    }).Address();

    /// <summary>Its address.</summary>
    public string Address()
    {
        var parts = new List<KeyValuePair<string, StringValues>> { new("q", Text) };
        parts.AddRange(Facets.Where(facet => Chosen[facet.Kind].Count > 0).Select(
            facet => KeyValuePair.Create(facet.Name, new StringValues([.. Chosen[facet.Kind]]))));
        if (Page.Length > 0)
        {
            parts.Add(new("page", Page));
        }

        return QueryHelpers.AddQueryString("/search", parts);
    }

    /// <summary>The question as the service takes it.</summary>
    public SearchItemsRequest ToRequest() => new()
    {
        Query = Text,
        PageSize = 20,
        PageToken = Page,
        Domains = { Chosen[SearchFacetKind.Domain] },
        Divisions = { Chosen[SearchFacetKind.Division] },
        Organisations = { Chosen[SearchFacetKind.Organisation] },
        Levels = { Values<Level>(SearchFacetKind.Level, Level.Unspecified) },
        Methods = { Values<DisclosureMethod>(SearchFacetKind.Method, DisclosureMethod.Unspecified) },
        Channels = { Values<ChannelKind>(SearchFacetKind.Channel, ChannelKind.Unspecified) },
        Audiences = { Values<SearchAudience>(SearchFacetKind.Audience, SearchAudience.Unspecified) },
    };

    private IEnumerable<T> Values<T>(SearchFacetKind kind, T none) where T : struct, Enum => Chosen[kind]
        .Select(value => WireNames<T>.TryParse(value, out var parsed) ? parsed : none)
        .Where(value => !value.Equals(none));

    // Facet values are names as the contract writes them: "CHANNEL_KIND_WEBSITE".
    private static class WireNames<T> where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Known = typeof(T).GetFields()
            .Where(field => field.IsLiteral)
            .Select(field => (
                Name: field.GetCustomAttributes(typeof(Google.Protobuf.Reflection.OriginalNameAttribute), inherit: false)
                    .OfType<Google.Protobuf.Reflection.OriginalNameAttribute>().FirstOrDefault()?.Name,
                Value: (T)field.GetValue(null)!))
            .Where(pair => pair.Name is not null)
            .ToDictionary(pair => pair.Name!, pair => pair.Value, StringComparer.Ordinal);

        public static bool TryParse(string name, out T value) => Known.TryGetValue(name, out value);
    }
}
