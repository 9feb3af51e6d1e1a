using System.Net;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Rest;
using OpenGov.Platform.Rest.OpenApi;
using OpenGov.Platform.Tests.Edge;

namespace OpenGov.Platform.Tests.Rest;

public sealed class OpenApi(EdgeServer server) : IClassFixture<EdgeServer>
{
    private static readonly FileDescriptor[] Contracts =
    [
        CatalogueReflection.Descriptor, DraftReflection.Descriptor, ReviewReflection.Descriptor, DerivationReflection.Descriptor,
        SessionReflection.Descriptor, OrganisationReflection.Descriptor, DomainReflection.Descriptor, DirectoryReflection.Descriptor,
        PublicationReflection.Descriptor, ComparisonReflection.Descriptor, ExchangeReflection.Descriptor,
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static JsonObject Document { get; } = ApiDocument.Write(
        "all",
        Contracts.SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .Select(method => RestRoute.Of(method, method.GetOptions().GetExtension(AnnotationsExtensions.Http))),
        new PermissionLookup([new ServicePermissions("catalogue", new PermissionTable()
            .Allow("opengov.catalogue.v1.CatalogueService/GetCatalogue", Permission.Public)
            .Allow("opengov.catalogue.v1.CatalogueService/CreateCatalogue", Permission.AnyOf("editor")))]));

    [Fact]
    public void Every_RPC_of_the_contracts_is_there()
    {
        var expected = Contracts.SelectMany(file => file.Services).SelectMany(service => service.Methods).Count();
        var ids = Operations().Select(operation => (string?)operation["operationId"]).ToList();

        Assert.Equal(expected, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var references = Document.DescendantReferences().Distinct().ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(
            reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (node, part) => node?[part])));
    }

    [Fact]
    public void Every_parameter_of_a_path_is_declared()
    {
        foreach (var (path, operations) in (JsonObject)Document["paths"]!)
        {
            var names = path.Split('{').Skip(1).Select(part => part.Split('}')[0]).Order();
            Assert.All((JsonObject)operations!, operation => Assert.Equal(names, Parameters(operation.Value!, "path").Order()));
        }
    }

    [Fact]
    public void Everything_is_described_with_the_comments_of_the_contract()
    {
        Assert.All(Operations(), operation => Assert.NotEqual("", (string?)operation["summary"]));
        var item = Schema("CatalogueItem");
        Assert.StartsWith("A catalogue item (公开事项): one row of the table", (string?)item["description"], StringComparison.Ordinal);
        Assert.Equal("名称 (二级事项), 1–200 characters, for example \"养老机构备案\".", (string?)item["properties"]!["name"]!["description"]);
        Assert.Contains("CHANNEL_KIND_WEBSITE: 政府网站.", (string?)Schema("ChannelKind")["description"], StringComparison.Ordinal);
    }

    [Fact]
    public void Types_are_those_of_the_JSON_mapping()
    {
        var item = Schema("CatalogueItem");
        var version = Schema("CatalogueVersion")["properties"]!;

        Assert.Equal("string", (string?)item["properties"]!["revision"]!["type"]);
        Assert.True((bool)item["properties"]!["revision"]!["readOnly"]!);
        Assert.Equal(["name"], item["required"]!.AsArray().Select(name => (string?)name));
        Assert.Equal("date-time", (string?)version["publishTime"]!["format"]);
        Assert.Equal("#/components/schemas/CatalogueItem", (string?)version["items"]!["items"]!["$ref"]);
        Assert.Equal("byte", (string?)Body("/v1/catalogues/{catalogue_id}/draft:import")["properties"]!["content"]!["format"]);
    }

    [Fact]
    public void A_file_is_answered_as_it_is()
    {
        var content = (JsonObject)Document["paths"]!["/v1/catalogues/{catalogue_id}/versions/{number}:export"]!["get"]!["responses"]!["200"]!["content"]!;

        Assert.Equal("binary", (string?)content["*/*"]!["schema"]!["format"]);
        Assert.Single(content);
    }

    [Fact]
    public void A_body_does_not_repeat_what_stands_in_the_path()
    {
        var properties = (JsonObject)Body("/v1/catalogues/{catalogue_id}/draft:import")["properties"]!;

        Assert.False(properties.ContainsKey("catalogueId"));
        Assert.True(properties.ContainsKey("fileName"));
    }

    [Fact]
    public void Who_may_call_is_said()
    {
        var read = Document["paths"]!["/v1/catalogues/{id}"]!["get"]!;
        var create = Document["paths"]!["/v1/catalogues"]!["post"]!;

        Assert.Empty(read["security"]!.AsArray());
        Assert.Null(create["security"]);
        Assert.Contains("需要角色：编辑员", (string?)create["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_serves_the_document_of_its_services()
    {
        using var response = await server.Http.GetAsync("/openapi/probe.json", Stop);
        var document = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
        var read = document["paths"]!["/v1/things/{id}"]!["get"]!;

        Assert.Equal("3.0.3", (string?)document["openapi"]);
        Assert.Equal(["depth", "kinds"], Parameters(read, "query"));
        Assert.NotNull(document["components"]!["securitySchemes"]!["bearer"]);
    }

    [Fact]
    public async Task The_page_for_people_lists_every_operation()
    {
        using var response = await server.Http.GetAsync("/openapi", Stop);
        var page = await response.Content.ReadAsStringAsync(Stop);

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.All(
            Probe.V1.ProbeService.Descriptor.Methods,
            method => Assert.Contains($"ProbeService/{method.Name}", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_document_of_another_service_is_not_found()
    {
        using var response = await server.Http.GetAsync("/openapi/catalogue.json", Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static IEnumerable<JsonNode> Operations() =>
        ((JsonObject)Document["paths"]!).SelectMany(path => (JsonObject)path.Value!).Select(operation => operation.Value!);

    private static IEnumerable<string?> Parameters(JsonNode operation, string place) => operation["parameters"]!.AsArray()
        .Where(parameter => (string?)parameter!["in"] == place).Select(parameter => (string?)parameter!["name"]);

    private static JsonNode Schema(string name) => Document["components"]!["schemas"]![name]!;

    private static JsonNode Body(string path) =>
        Document["paths"]![path]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
}

internal static class JsonReferences
{
    public static IEnumerable<string> DescendantReferences(this JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(pair => pair.Key == "$ref" ? [(string)pair.Value!] : pair.Value.DescendantReferences()),
        JsonArray list => list.SelectMany(DescendantReferences),
        _ => [],
    };
}
