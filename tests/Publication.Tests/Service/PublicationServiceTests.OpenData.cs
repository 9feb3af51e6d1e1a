using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Hosting;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task An_item_keeps_its_address_from_version_to_version_and_loses_it_with_the_publication()
    {
        catalogue.Desk.Publish(Care, 2, make: number => new(Elderly(number)) { Id = $"item-{number}" });
        await CurrentAsync(Care, 1);
        var path = $"/v1/publications/{Care}/items/item-2";
        var first = JsonNode.Parse(await TextAsync(path))!;
        Assert.Equal(
            ("养老机构备案2", 1, path, "610116", "06"),
            (first["item"]!["name"]!.GetValue<string>(), first["snapshot"]!.GetValue<int>(), first["path"]!.GetValue<string>(), first["division"]!.GetValue<string>(), first["domain"]!.GetValue<string>()));
        catalogue.Desk.Publish(Care, 2, make: number => new(Elderly(number)) { Id = $"item-{number}", Name = "改名" });
        await CurrentAsync(Care, 2);
        Assert.Equal("改名", JsonNode.Parse(await TextAsync(path))!["item"]!["name"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/v1/publications/{Care}/items/item-3"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/v1/publications/{Schools}/items/item-2"));
        catalogue.Desk.Withdraw(Care);
        await GoneAsync(Care);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path + ":linkedData"));
        Assert.Equal("", (await TextAsync("/v1/publications:export")).Trim());
    }

    [Fact]
    public async Task Everything_public_can_be_taken_in_one_file_and_read_again()
    {
        catalogue.Desk.Publish(Care, 3, make: number => new(Elderly(number)) { Name = number == 3 ? "=HYPERLINK(\"x\"),\n第二行" : $"事项{number}" });
        catalogue.Desk.Publish(StreetCare, 2, make: Elderly);
        await CurrentAsync(Care, 1);
        await CurrentAsync(StreetCare, 1);

        var lines = (await TextAsync("/v1/publications:export?format=PUBLIC_ITEMS_FORMAT_JSON_LINES")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var read = lines.Select(PublicItem.Parser.ParseJson).ToList();
        Assert.Equal([Care, Care, Care, StreetCare, StreetCare], read.OrderBy(one => one.CatalogueId.Length).Select(one => one.CatalogueId));
        Assert.Equal("=HYPERLINK(\"x\"),\n第二行", read.Single(one => one.CatalogueId == Care && one.Item.Number == 3).Item.Name);
        Assert.Equal(2, (await TextAsync("/v1/publications:export?division=610116001")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        var csv = await host!.Http.GetByteArrayAsync(new Uri("/v1/publications:export?format=PUBLIC_ITEMS_FORMAT_CSV", UriKind.Relative), Stop);
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        var text = Encoding.UTF8.GetString(csv.AsSpan(3));
        Assert.StartsWith("目录,行政区划,领域,", text, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\"),\n第二行\"", text, StringComparison.Ordinal);
        Assert.Contains("区民政局；各街道,主动公开,政府网站,全社会；特定群体：低保老人,县级,备注里的话,/v1/publications/610116001-06/items/", text, StringComparison.Ordinal);

        // Over gRPC each message is some whole lines.
        using var channel = GrpcChannel.ForAddress(host.Services.GetRequiredService<Listening>().Grpc);
        using var stream = new OpenDataService.OpenDataServiceClient(channel).ExportPublicItems(new(), cancellationToken: Stop);
        var bodies = await stream.ResponseStream.ReadAllAsync(Stop).ToListAsync(Stop);
        Assert.Equal([3, 2], bodies.Select(body => body.Data.ToStringUtf8().Split('\n').Length).OrderDescending());
        Assert.All(bodies, body => Assert.Equal("application/x-ndjson; charset=utf-8", body.ContentType));
    }

    [Fact]
    public async Task Items_and_catalogues_are_linked_data()
    {
        catalogue.Desk.Publish(Care, 1, make: number => new(Elderly(number)) { Id = "a" });
        await CurrentAsync(Care, 1);
        var item = JsonNode.Parse(await TextAsync($"/v1/publications/{Care}/items/a:linkedData"))!;
        Assert.Equal(
            ("cpsv:PublicService", "a", "养老机构备案1", "区民政局", "610116-mzj", "政府网站"),
            (item["@type"]!.GetValue<string>(), item["dct:identifier"]!.GetValue<string>(), item["dct:title"]!["@value"]!.GetValue<string>(),
                item["cv:hasCompetentAuthority"]![0]!["dct:title"]!["@value"]!.GetValue<string>(), item["cv:hasCompetentAuthority"]![0]!["dct:identifier"]!.GetValue<string>(),
                item["cv:hasChannel"]![0]!["dct:type"]!.GetValue<string>()));
        Assert.StartsWith("http://127.0.0.1:", item["@id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(item["cv:hasLegalResource"]![0]!["eli:id_local"]);

        var catalog = JsonNode.Parse(await TextAsync("/v1/publications:dcat"))!;
        Assert.Equal("dcat:Catalog", catalog["@type"]!.GetValue<string>());
        var set = Assert.Single(catalog["dcat:dataset"]!.AsArray())!;
        Assert.Equal((Care, "1"), (set["dct:identifier"]!.GetValue<string>(), set["dcat:version"]!.GetValue<string>()));
        foreach (var distribution in set["dcat:distribution"]!.AsArray())
        {
            using var answer = await host!.Http.GetAsync(new Uri(distribution!["dcat:accessURL"]!.GetValue<string>()), Stop);
            Assert.Equal(distribution["dcat:mediaType"]!.GetValue<string>(), answer.Content.Headers.ContentType!.MediaType);
        }

        // Readers behind a proxy find the address that people use.
        await StopAsync();
        await StartAsync(("OpenData:Address", "https://zwgk.example.gov.cn/"));
        Assert.Equal(
            $"https://zwgk.example.gov.cn/v1/publications/{Care}/items/a",
            JsonNode.Parse(await TextAsync($"/v1/publications/{Care}/items/a:linkedData"))!["@id"]!.GetValue<string>());
    }

    [Fact]
    public async Task News_come_as_a_feed_newest_first_and_each_once()
    {
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);
        catalogue.Desk.Publish(StreetCare, emergency: true);
        await CurrentAsync(StreetCare, 1);
        catalogue.Desk.Publish(Schools);
        await CurrentAsync(Schools, 1);
        catalogue.Desk.Withdraw(Care);
        await GoneAsync(Care);
        await EventsAsync(1, 4);

        Assert.Equal(
            [
                "610116-06标准目录第1版 撤回第 1 版：依据的文件已废止 /v1/publications/610116-06",
                "610116-03标准目录第1版 发布第 1 版，共 2 项 /v1/publications/610116-03",
                "610116001-06标准目录第1版 发布第 1 版，共 2 项 /v1/publications/610116001-06",
                "610116-06标准目录第1版 发布第 1 版，共 2 项 /v1/publications/610116-06",
            ],
            await FeedAsync("/feeds/publications"));
        Assert.Equal("610116001-06标准目录第1版 发布第 1 版，共 2 项 /v1/publications/610116001-06", Assert.Single(await FeedAsync("/feeds/publications/610116001")));
        Assert.Equal(3, (await FeedAsync("/feeds/publications/610116?domain=06")).Count);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/feeds/publications?domain=6"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/feeds/publications/61"));
        using var first = await SendAsync(new("/feeds/publications", UriKind.Relative));
        using var again = await SendAsync(new("/feeds/publications", UriKind.Relative), request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        async Task<IReadOnlyList<string>> FeedAsync(string path)
        {
            XNamespace atom = "http://www.w3.org/2005/Atom";
            var feed = XDocument.Parse(await TextAsync(path)).Root!;
            var entries = feed.Elements(atom + "entry").ToList();
            Assert.Equal(entries.Count, entries.Select(entry => entry.Element(atom + "id")!.Value).Distinct().Count());
            Assert.Equal(entries[0].Element(atom + "updated")!.Value, feed.Element(atom + "updated")!.Value);
            return [.. entries.Select(entry =>
                $"{entry.Element(atom + "title")!.Value} {entry.Element(atom + "summary")!.Value} {new Uri(entry.Element(atom + "link")!.Attribute("href")!.Value).AbsolutePath}")];
        }
    }

    [Fact]
    public async Task What_is_public_says_whether_it_has_changed_is_compressed_and_open_to_every_page()
    {
        catalogue.Desk.Publish(Care, 50, make: Elderly);
        await CurrentAsync(Care, 1);
        var address = new Uri($"/v1/publications/{Care}", UriKind.Relative);
        using var first = await SendAsync(address);
        var tag = first.Headers.ETag!;
        Assert.Equal("public, no-cache", first.Headers.CacheControl!.ToString());
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var same = await SendAsync(address, request => request.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync(Stop));
        catalogue.Desk.Publish(Care, 50, make: Elderly);
        await CurrentAsync(Care, 2);
        using var changed = await SendAsync(address, request => request.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        // The same content, many times smaller.
        var table = new Uri($"/v1/publications/{Care}/snapshots/2", UriKind.Relative);
        var plain = await host!.Http.GetByteArrayAsync(table, Stop);
        using var packed = await SendAsync(table, request => request.Headers.AcceptEncoding.ParseAdd("gzip"));
        Assert.Equal("gzip", packed.Content.Headers.ContentEncoding.Single());
        var bytes = await packed.Content.ReadAsByteArrayAsync(Stop);
        Assert.InRange(bytes.Length, 1, plain.Length / 5);
        using var unpacked = new MemoryStream();
        await new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress).CopyToAsync(unpacked, Stop);
        Assert.Equal(plain, unpacked.ToArray());

        // A refusal has no tag; whoever shows a token gets nothing that could be kept; other origins may read and nothing else.
        using var missing = await SendAsync(new Uri($"/v1/publications/{Schools}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, null), (missing.StatusCode, missing.Headers.ETag));
        using var signedIn = await SendAsync(address, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "x"));
        Assert.Equal((HttpStatusCode.Unauthorized, null), (signedIn.StatusCode, signedIn.Headers.ETag));
        using var preflight = await SendAsync(address, request =>
        {
            request.Method = HttpMethod.Options;
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        });
        Assert.DoesNotContain("POST", string.Join(',', preflight.Headers.TryGetValues("Access-Control-Allow-Methods", out var methods) ? methods : []), StringComparison.Ordinal);
        var allowed = string.Join(',', preflight.Headers.TryGetValues("Access-Control-Allow-Headers", out var headers) ? headers : []);
        Assert.DoesNotContain("authorization", allowed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("content-type", allowed, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Origin", "https://data.example.org");
        change?.Invoke(request);
        return await host!.Http.SendAsync(request, Stop);
    }

    private async Task<string> TextAsync(string path) => await host!.Http.GetStringAsync(new Uri(path, UriKind.Relative), Stop);

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await host!.Http.GetAsync(new Uri(path, UriKind.Relative), Stop);
        return answer.StatusCode;
    }
}
