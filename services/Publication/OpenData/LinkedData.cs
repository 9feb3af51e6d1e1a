using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.OpenData;

/// <summary>
/// Public items and catalogues as JSON-LD. An item is a public service of the Core Public Service Vocabulary (CPSV-AP): identifier, name,
/// description and competent authority, which it asks for, and legal resources, channels and audience. Catalogues are data sets of DCAT.
/// </summary>
internal static class LinkedData
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An item.</summary>
    /// <param name="publication">The publication that it stands in.</param>
    /// <param name="item">The item.</param>
    /// <param name="root">Address before the paths, without a slash at its end; empty for addresses relative to where it was read.</param>
    public static byte[] Of(Publication publication, CatalogueItem item, string root) => Bytes(new JsonObject
    {
        ["@context"] = new JsonObject
        {
            ["cpsv"] = "http://purl.org/vocab/cpsv#",
            ["cv"] = "http://data.europa.eu/m8g/",
            ["dct"] = "http://purl.org/dc/terms/",
            ["eli"] = "http://data.europa.eu/eli/ontology#",
        },
        ["@id"] = root + ItemLines.PathOf(publication.CatalogueId, item.Id),
        ["@type"] = "cpsv:PublicService",
        ["dct:identifier"] = item.Id,
        ["dct:title"] = Text(item.Name),
        ["dct:description"] = Text(item.Content.Length > 0 ? item.Content : item.Name),
        ["dct:isPartOf"] = new JsonObject { ["@id"] = $"{root}/v1/publications/{publication.CatalogueId}", ["dct:title"] = Text(publication.Title) },
        ["cv:hasCompetentAuthority"] = Many(item.Subjects.Select(subject => new JsonObject
        {
            ["@type"] = "cv:PublicOrganisation",
            ["dct:identifier"] = subject.OrganisationId.Length > 0 ? subject.OrganisationId : null,
            ["dct:title"] = Text(subject.Name),
        })),
        ["cv:hasLegalResource"] = Many(item.Bases.Select(basis => new JsonObject
        {
            ["@type"] = "eli:LegalResource",
            ["dct:title"] = Text(basis.Title.Length > 0 ? basis.Title : basis.Text),
            ["eli:id_local"] = basis.DocumentNumber.Length > 0 ? basis.DocumentNumber : null,
            ["dct:bibliographicCitation"] = basis.Text,
        })),
        ["cv:hasChannel"] = Many(item.Channels.Select(channel => new JsonObject { ["@type"] = "cv:Channel", ["dct:type"] = ItemWords.Of(channel) })),
        ["dct:audience"] = Many(ItemWords.Of(item.Audience).Select(word => JsonValue.Create(word))),
        ["dct:accrualPeriodicity"] = item.TimeLimit?.Text is { Length: > 0 } limit ? limit : null,
    });

    /// <summary>The published catalogues.</summary>
    public static byte[] Of(IEnumerable<Publication> publications, string root) => Bytes(new JsonObject
    {
        ["@context"] = new JsonObject
        {
            ["dcat"] = "http://www.w3.org/ns/dcat#",
            ["dct"] = "http://purl.org/dc/terms/",
            ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        },
        ["@id"] = root + "/v1/publications:dcat",
        ["@type"] = "dcat:Catalog",
        ["dct:title"] = Text("基层政务公开标准目录"),
        ["dcat:dataset"] = Many(publications.Select(publication => DataSet(publication, root))),
    });

    private static JsonObject DataSet(Publication publication, string root)
    {
        _ = CatalogueId.TryParse(publication.CatalogueId, out var id);
        var current = publication.Current!;
        var address = $"{root}/v1/publications/{publication.CatalogueId}";
        return new()
        {
            ["@id"] = address,
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = publication.CatalogueId,
            ["dct:title"] = Text(publication.Title),
            ["dct:spatial"] = id.Division,
            ["dcat:theme"] = id.Domain,
            ["dcat:version"] = current.Number.ToString(CultureInfo.InvariantCulture),
            ["dct:issued"] = new JsonObject { ["@type"] = "xsd:dateTime", ["@value"] = current.PublishedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
            ["dcat:distribution"] = new JsonArray(
                new JsonObject { ["@type"] = "dcat:Distribution", ["dcat:accessURL"] = $"{address}/snapshots/{current.Number}", ["dcat:mediaType"] = "application/json" },
                new JsonObject { ["@type"] = "dcat:Distribution", ["dcat:accessURL"] = $"{root}/v1/publications:export?format=PUBLIC_ITEMS_FORMAT_CSV&division={id.Division}", ["dcat:mediaType"] = "text/csv" }),
        };
    }

    private static JsonObject Text(string text) => new() { ["@language"] = "zh-Hans", ["@value"] = text };

    private static JsonArray? Many(IEnumerable<JsonNode?> nodes) => nodes.ToArray() is { Length: > 0 } all ? new(all) : null;

    // What is not known is left out, not written as null.
    private static byte[] Bytes(JsonObject whole)
    {
        Prune(whole);
        return JsonSerializer.SerializeToUtf8Bytes(whole, Unescaped);
    }

    private static void Prune(JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var empty in fields.Where(field => field.Value is null).Select(field => field.Key).ToList())
                {
                    fields.Remove(empty);
                }

                foreach (var field in fields)
                {
                    Prune(field.Value!);
                }

                break;
            case JsonArray all:
                foreach (var one in all)
                {
                    Prune(one!);
                }

                break;
            default:
                break;
        }
    }
}
