using System.Text.Json.Nodes;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories;

/// <summary>
/// The year 2021 again: 区扶贫办 becomes 区乡村振兴局 and its domain 乡村振兴. What was published before stays as it was; drafts that are opened
/// afterwards bear the new names and say where the old ones still stand.
/// </summary>
[Collection(nameof(StandaloneTests))]
public sealed class ReformTests
{
    private const string Catalogue = "610116-26";
    private const string OldTitle = "西安市长安区扶贫领域基层政务公开标准目录";
    private const string NewTitle = "西安市长安区乡村振兴领域基层政务公开标准目录";

    [Fact]
    public async Task An_agency_and_its_domain_are_renamed_and_what_was_published_keeps_its_names()
    {
        var system = await SharedSystems.Standalone.Value;
        using var office = await Account.SignInAsync(system, "bgs.office");
        using var editor = await Account.SignInAsync(system, "fpb.editor");
        using var reviewers = await Reviewers.SignInAsync(system, "fpb");
        using var everybody = await Account.SignInAsync(system, null);
        var work = new CatalogueWork(system, Catalogue);
        var before = await SnapshotAsync(everybody, system, 1);
        Assert.Equal(OldTitle, before["title"]!.GetValue<string>());
        var naming = before["items"]!.AsArray().Count(NamesOffice);
        Assert.True(naming > 0);

        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var organisation = new Uri(system.Department, "/v1/organisations/610116-fpb");
        var rename = new JsonObject { ["name"] = "区乡村振兴局", ["fullName"] = "西安市长安区乡村振兴局", ["effectiveOn"] = today };
        var preview = await office.PostAsync(new Uri(organisation + ":previewRename"), (JsonObject)rename.DeepClone());
        Assert.Equal("26", Assert.Single(preview["domains"]!.AsArray())!["code"]!.GetValue<string>());
        var touched = preview["catalogues"]!.AsArray().Single(one => one!["catalogueId"]!.GetValue<string>() == Catalogue)!;
        Assert.Equal((true, naming), (touched["kept"]!.GetValue<bool>(), touched["namingItemCount"]!.GetValue<int>()));

        rename["reason"] = "区机构改革方案";
        rename["revision"] = (await office.GetAsync(organisation))["revision"]!.DeepClone();
        await office.PostAsync(new Uri(organisation + ":rename"), rename);
        var domain = new Uri(system.Department, "/v1/domains/26");
        await office.PostAsync(new Uri(domain + ":rename"), new JsonObject
        {
            ["name"] = "乡村振兴",
            ["effectiveOn"] = today,
            ["revision"] = (await office.GetAsync(domain))["revision"]!.DeepClone(),
        });
        await Eventually.True(
            async () => (await everybody.GetAsync(organisation))["name"]!.GetValue<string>() == "区乡村振兴局"
                && (await everybody.GetAsync(domain))["name"]!.GetValue<string>() == "乡村振兴"
                && (await everybody.GetAsync(work.At("")))["domainName"]!.GetValue<string>() == "乡村振兴",
            because: "the day has come");

        // Published versions and publications, texts and titles, stay; subjects that still say 扶贫办 are known to mean the same organisation.
        Assert.Equal(before.ToJsonString(), (await SnapshotAsync(everybody, system, 1)).ToJsonString());
        var published = await everybody.GetAsync(work.At("/versions/1"));
        Assert.Equal(OldTitle, published["title"]!.GetValue<string>());
        Assert.Equal(naming, published["items"]!.AsArray().Count(NamesOffice));
        Assert.All(
            published["items"]!.AsArray().SelectMany(item => item!["subjects"]!.AsArray()).Where(subject => subject!["name"]!.GetValue<string>() == "区扶贫办"),
            subject => Assert.Equal("610116-fpb", subject!["organisationId"]!.GetValue<string>()));
        var named = await everybody.GetAsync(new Uri(system.Catalogue, "/v1/subjects/610116-fpb/items"));
        Assert.Equal(naming, named["catalogues"]!.AsArray().Single(one => one!["catalogueId"]!.GetValue<string>() == Catalogue)!["items"]!.AsArray().Count);

        var draft = await work.OpenAsync(editor);
        Assert.Equal(NewTitle, draft["title"]!.GetValue<string>());
        var checks = await editor.PostAsync(work.At("/draft:check"), []);
        var fixes = checks["findings"]!.AsArray().Where(finding => finding!["rule"]!.GetValue<string>() == "subject-alias").ToList();
        Assert.Equal(naming, fixes.Count);
        await editor.PostAsync(work.At("/draft:applyFixes"), new JsonObject
        {
            ["fixes"] = new JsonArray([.. fixes.Select(finding => new JsonObject
            {
                ["itemId"] = finding!["itemId"]!.DeepClone(),
                ["itemRevision"] = finding["itemRevision"]!.DeepClone(),
                ["findingId"] = finding["id"]!.DeepClone(),
            })]),
        });
        await work.SubmitAsync(editor);
        await work.ApproveAsync(reviewers);
        Assert.Equal(NewTitle, (await work.PublishAsync(reviewers.Leader))["title"]!.GetValue<string>());
        await Eventually.True(
            async () => (await everybody.GetAsync(new Uri(system.Publication, $"/v1/publications/{Catalogue}")))["title"]!.GetValue<string>() == NewTitle,
            because: "the publication follows");
        var after = await SnapshotAsync(everybody, system, 2);
        Assert.Equal((NewTitle, 0), (after["title"]!.GetValue<string>(), after["items"]!.AsArray().Count(NamesOffice)));
        var old = await SnapshotAsync(everybody, system, 1);
        Assert.Equal((OldTitle, naming), (old["title"]!.GetValue<string>(), old["items"]!.AsArray().Count(NamesOffice)));
    }

    private static bool NamesOffice(JsonNode? item) =>
        item!["subjects"]!.AsArray().Any(subject => subject!["name"]!.GetValue<string>().Contains("扶贫办", StringComparison.Ordinal));

    private static Task<JsonNode> SnapshotAsync(Account everybody, StandaloneSystem system, int number) =>
        everybody.GetAsync(new Uri(system.Publication, $"/v1/publications/{Catalogue}/snapshots/{number}"));
}
