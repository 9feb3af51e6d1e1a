using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories;

/// <summary>
/// Was it really made public? A department, the government website's machine and the district office answer it together, over REST as their
/// programs would.
/// </summary>
[Collection(nameof(StandaloneTests))]
public sealed class DisclosureTests
{
    private const string Catalogue = "610116-06";
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Fact]
    public async Task What_departments_and_the_website_report_ends_in_the_offices_figures_and_on_the_items_page()
    {
        var system = await SharedSystems.Standalone.Value;
        using var editor = await Account.SignInAsync(system, "mzj.editor");
        using var office = await Account.SignInAsync(system, "bgs.office");
        using var anybody = await Account.SignInAsync(system, null);
        using var other = await Account.SignInAsync(system, "wlj.editor");
        using var website = await WebsiteAsync(system);
        var item = (await anybody.GetAsync(At(system, $"/v1/items:search?division=610116&domains=06&pageSize=200")))["hits"]!.AsArray()
            .Select(hit => hit!["item"]!).First(one => one["timeLimit"]!["kind"]!.GetValue<string>() == "TIME_LIMIT_KIND_WITHIN");
        var id = item["id"]!.GetValue<string>();

        // The bureau notes that something came about; the website's machine reports the page, people the notice board.
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        JsonObject Body(JsonObject? proof = null) => new()
        {
            ["catalogueId"] = Catalogue,
            ["itemId"] = id,
            ["triggerDay"] = today,
            ["reference"] = "长民发〔2026〕1号",
            ["proofs"] = proof is null ? [] : new JsonArray(proof),
        };
        var noted = await editor.PostAsync(At(system, "/v1/disclosures"), Body());
        Assert.Contains(noted["state"]!.GetValue<string>(), (string[])["DISCLOSURE_STATE_PENDING", "DISCLOSURE_STATE_DUE_SOON"]);
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var state = "";
        foreach (var channel in noted["requiredChannels"]!.AsArray().Select(one => one!["kind"]!.GetValue<string>()))
        {
            var proof = channel == "CHANNEL_KIND_WEBSITE"
                ? new JsonObject { ["channel"] = new JsonObject { ["kind"] = channel }, ["url"] = "https://www.example.gov.cn/1", ["time"] = now }
                : new JsonObject { ["channel"] = new JsonObject { ["kind"] = channel }, ["note"] = "已张贴", ["photo"] = Convert.ToBase64String(Jpeg), ["time"] = now };
            var who = channel == "CHANNEL_KIND_WEBSITE" ? website : editor;
            state = (await who.PostAsync(At(system, "/v1/disclosures"), Body(proof)))["state"]!.GetValue<string>();
        }

        Assert.Equal("DISCLOSURE_STATE_ON_TIME", state);
        Assert.Equal("NOT_RESPONSIBLE", (await other.RefusedAsync(HttpMethod.Post, At(system, "/v1/disclosures"), Body())).Reason);
        Assert.Equal("UNAUTHENTICATED", (await anybody.RefusedAsync(HttpMethod.Get, At(system, "/v1/disclosures"))).Reason);
        var shown = (await anybody.GetAsync(At(system, $"/v1/publications/{Catalogue}/items/{id}/disclosures")))["disclosures"]!.AsArray();
        Assert.DoesNotContain("已张贴", Assert.Single(shown)!.ToJsonString(), StringComparison.Ordinal);

        var kept = await office.GetAsync(At(system, $"/v1/disclosures/{noted["id"]}"));
        if (kept["proofs"]!.AsArray().FirstOrDefault(proof => proof!["photo"]!.GetValue<string>().Length > 0) is { } board)
        {
            var (type, bytes) = await FileAsync(system, "bgs.office", $"/v1/disclosures/{noted["id"]}/photos/{board["photo"]}");
            Assert.Equal("image/jpeg", type);
            Assert.Equal(Jpeg, bytes);
        }

        var figures = await office.GetAsync(At(system, $"/v1/compliance?from={today}&to={DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture).AddDays(90):yyyy-MM-dd}&domain=06"));
        Assert.True(figures["total"]!["onTime"]!.GetValue<int>() >= 1);
        Assert.Contains(figures["organisations"]!.AsArray(), one => one!["key"]!.GetValue<string>() == "610116-mzj" && one["name"]!.GetValue<string>().Contains("民政局", StringComparison.Ordinal));
        var book = await FileAsync(system, "bgs.office", $"/v1/compliance:export?from={today}&to={today}");
        Assert.Equal("PK"u8, book.Bytes.AsSpan(0, 2));
    }

    [Fact]
    public async Task What_the_periods_of_the_example_district_ask_for_is_there_without_anybody_asking()
    {
        var system = await SharedSystems.Standalone.Value;
        using var office = await Account.SignInAsync(system, "bgs.office");
        var due = await Eventually.That(
            () => office.GetAsync(At(system, "/v1/disclosures:due?pageSize=200")),
            page => page["disclosures"]!.AsArray().Any(one => one!["origin"]!.GetValue<string>() == "DISCLOSURE_ORIGIN_EXPECTED"),
            TimeSpan.FromMinutes(4));
        var days = due["disclosures"]!.AsArray().Select(one => one!["dueDay"]!.GetValue<string>()).ToList();
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
    }

    [Fact]
    public async Task A_document_is_withheld_with_a_reason_and_stands_in_the_register_of_the_office_alone()
    {
        var system = await SharedSystems.Standalone.Value;
        using var editor = await Account.SignInAsync(system, "mzj.editor");
        using var office = await Account.SignInAsync(system, "bgs.office");
        using var other = await Account.SignInAsync(system, "wlj.editor");
        using var anybody = await Account.SignInAsync(system, null);
        var item = (await anybody.GetAsync(At(system, "/v1/items:search?division=610116&domains=06&pageSize=1")))["hits"]![0]!["item"]!["id"]!.DeepClone();
        var wanted = new JsonObject
        {
            ["catalogueId"] = Catalogue,
            ["itemId"] = item,
            ["title"] = "关于一名救助对象的调查记录",
            ["documentDay"] = "2026-02-10",
            ["attribute"] = "ATTRIBUTE_WITHHELD",
        };
        JsonObject Body() => new() { ["attribute"] = wanted.DeepClone() };
        Assert.Contains("attribute.reason", (await editor.RefusedAsync(HttpMethod.Post, At(system, "/v1/attributes"), Body())).Message, StringComparison.Ordinal);
        (wanted["reason"], wanted["reasonText"]) = ("RESTRICTION_REASON_PRIVACY", "个人信息");
        var decided = await editor.PostAsync(At(system, "/v1/attributes"), Body());
        Assert.Equal("ATTRIBUTE_STATE_DECIDED", decided["state"]!.GetValue<string>());
        bool IsIt(JsonNode? one) => one!["id"]!.GetValue<string>() == decided["id"]!.GetValue<string>();
        var address = At(system, "/v1/attributes?register=ATTRIBUTE_REGISTER_WITHHELD&pageSize=200");
        Assert.Contains((await office.GetAsync(address))["attributes"]!.AsArray(), IsIt);
        Assert.DoesNotContain((await other.GetAsync(address))["attributes"]!.AsArray(), IsIt);
        Assert.Equal("UNAUTHENTICATED", (await anybody.RefusedAsync(HttpMethod.Get, address)).Reason);
    }

    private static Uri At(ITestSystem system, string path) => new(system.Publication, path);

    private static async Task<(string? Type, byte[] Bytes)> FileAsync(ITestSystem system, string account, string path)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Account.TokenAsync(system, account));
        using var answer = await http.GetAsync(At(system, path));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return (answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync());
    }

    private static async Task<Account> WebsiteAsync(StandaloneSystem system)
    {
        using var administrator = await Account.SignInAsync(system, "admin", Account.AdministratorPassword);
        var made = await administrator.PostAsync(new Uri(system.Department, "/v1/clients"), new JsonObject
        {
            ["client"] = new JsonObject
            {
                ["id"] = "disclosure.website",
                ["name"] = "政府网站",
                ["organisationId"] = "610116-bgs",
                ["scopes"] = new JsonArray("CLIENT_SCOPE_DISCLOSURES_WRITE"),
            },
        });
        using var nobody = await Account.SignInAsync(system, null);
        var session = await nobody.PostAsync(
            new Uri(system.Department, "/v1/sessions"), new JsonObject { ["clientId"] = "disclosure.website", ["clientSecret"] = made["secret"]!.DeepClone() });
        return Account.WithToken(session["accessToken"]!.GetValue<string>());
    }
}
