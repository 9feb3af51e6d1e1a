using System.Text.Json.Nodes;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories;

/// <summary>The way of a catalogue from a department's desk to the public, the streets and other systems, whatever runs the services.</summary>
public abstract class MainJob
{
    private protected abstract Task<ITestSystem> SystemAsync();

    [Fact]
    public async Task The_example_district_is_public_with_all_eight_elements()
    {
        var system = await SystemAsync();
        using var everybody = await Account.SignInAsync(system, null);
        var publications = await everybody.GetAsync(new Uri(system.Publication, "/v1/publications?pageSize=200"));
        var ids = publications["publications"]!.AsArray().Select(publication => publication!["catalogueId"]!.GetValue<string>()).ToList();
        Assert.Equal(26, ids.Count(id => id.StartsWith("610116-", StringComparison.Ordinal)));
        Assert.All(["610116001", "610116002", "610116003"], street => Assert.Contains($"{street}-06", ids));

        foreach (var id in ids.Where(id => id.StartsWith("610116-", StringComparison.Ordinal)))
        {
            var catalogue = await everybody.GetAsync(new Uri(system.Catalogue, $"/v1/catalogues/{id}"));
            var items = catalogue["current"]!["items"]!.AsArray();
            Assert.InRange(items.Count, 8, 20);
            Assert.All(items, item =>
            {
                Assert.NotEqual("", item!["name"]!.GetValue<string>());
                Assert.NotEqual("", item["content"]!.GetValue<string>());
                Assert.NotEmpty(item["bases"]!.AsArray());
                Assert.NotEqual("", item["timeLimit"]!["text"]!.GetValue<string>());
                Assert.NotEmpty(item["subjects"]!.AsArray());
                Assert.NotEmpty(item["methods"]!.AsArray());
                Assert.NotEmpty(item["channels"]!.AsArray());
                Assert.True(item["audience"]!["wholeSociety"]!.GetValue<bool>() || item["audience"]!["specificGroups"]!.GetValue<string>() != "");
            });
        }
    }

    [Fact]
    public async Task A_department_revises_its_catalogue_and_everybody_sees_it()
    {
        var system = await SystemAsync();
        using var editor = await Account.SignInAsync(system, "mzj.editor");
        using var reviewers = await Reviewers.SignInAsync(system, "mzj");
        using var street = await Account.SignInAsync(system, "weiqu.editor");
        using var everybody = await Account.SignInAsync(system, null);
        var work = new CatalogueWork(system, "610116-06");
        var first = (await everybody.GetAsync(work.At("")))["currentVersion"]!.GetValue<int>();
        var seen = await Watching.KnownAsync(system.CatalogueGrpc, "610116-06", 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var watched = Watching.FirstAsync(system.CatalogueGrpc, "610116-06", seen[^1].Sequence + 1, patience.Token);

        await work.OpenAsync(editor);
        var changed = await work.ChangeFirstItemAsync(editor, "受理部门；补贴标准；申领流程；监督电话（修订）");
        var stale = await editor.RefusedAsync(HttpMethod.Patch, work.At($"/draft/items/{changed["item"]!["id"]}"), new JsonObject
        {
            ["item"] = new JsonObject { ["content"] = "来晚了的修改" },
            ["updateMask"] = "content",
            ["revision"] = (CatalogueWork.Number(changed["item"]!["revision"]!) - 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        Assert.Equal((409, "STALE_REVISION"), (stale.Http, stale.Reason));

        var submitted = await work.SubmitAsync(editor);
        var self = await editor.RefusedAsync(HttpMethod.Post, work.At("/draft:decide"), new JsonObject
        {
            ["stage"] = 1,
            ["decision"] = "DECISION_APPROVE",
            ["digest"] = submitted["digest"]!.DeepClone(),
            ["revision"] = submitted["revision"]!.DeepClone(),
        });
        Assert.Equal((403, "SELF_REVIEW"), (self.Http, self.Reason));
        Assert.Equal("VERSION_STATE_SUBMITTED", (await work.ApproveAsync(reviewers.Reviewer))["state"]!.GetValue<string>());
        var skipped = await reviewers.Office.RefusedAsync(HttpMethod.Post, work.At("/draft:decide"), new JsonObject
        {
            ["stage"] = 3,
            ["decision"] = "DECISION_APPROVE",
            ["digest"] = submitted["digest"]!.DeepClone(),
            ["revision"] = await work.RevisionAsync(editor),
        });
        Assert.Equal((400, "WRONG_STATE"), (skipped.Http, skipped.Reason));
        await work.ApproveAsync(reviewers.Leader);
        Assert.Equal("VERSION_STATE_APPROVED", (await work.ApproveAsync(reviewers.Office))["state"]!.GetValue<string>());
        Assert.Equal(first + 1, (await work.PublishAsync(reviewers.Leader))["number"]!.GetValue<int>());

        var catalogue = await everybody.GetAsync(work.At(""));
        Assert.Equal(first + 1, catalogue["currentVersion"]!.GetValue<int>());
        Assert.Equal("受理部门；补贴标准；申领流程；监督电话（修订）", catalogue["current"]!["items"]![0]!["content"]!.GetValue<string>());
        var earlier = await everybody.GetAsync(work.At($"/versions/{first}"));
        Assert.Equal("VERSION_STATE_SUPERSEDED", earlier["state"]!.GetValue<string>());
        Assert.NotEqual("受理部门；补贴标准；申领流程；监督电话（修订）", earlier["items"]![0]!["content"]!.GetValue<string>());

        await Eventually.True(
            async () => (await everybody.GetAsync(new Uri(system.Publication, "/v1/publications/610116-06")))["currentSnapshot"]!.GetValue<int>() == first + 1,
            because: "the publication follows");
        var snapshot = await everybody.GetAsync(new Uri(system.Publication, $"/v1/publications/610116-06/snapshots/{first}"));
        Assert.False(snapshot["current"]!.GetValue<bool>());
        Assert.NotEmpty(snapshot["items"]!.AsArray());

        await Eventually.True(
            async () => (await street.GetAsync(new Uri(system.Catalogue, "/v1/upstream-changes?division=610116001")))["changes"]!.AsArray()
                .Any(change => change!["catalogueId"]!.GetValue<string>() == "610116001-06" && change["upstream"]!["currentVersion"]!.GetValue<int>() == first + 1),
            because: "the street sees that its upstream has changed");

        var told = await watched;
        Assert.Equal((Contracts.Catalogue.V1.CatalogueEventKind.Published, first + 1), (told.Kind, told.Version));
        Assert.Single(await Watching.KnownAsync(system.CatalogueGrpc, "610116-06", seen[^1].Sequence + 1));
    }

    [Fact]
    public async Task A_watch_resumes_after_a_crash_with_no_gap_and_no_repeat()
    {
        var system = await SystemAsync();
        using var editor = await Account.SignInAsync(system, "yjj.editor");
        using var reviewers = await Reviewers.SignInAsync(system, "yjj");
        var work = new CatalogueWork(system, "610116-22");
        var before = await Watching.KnownAsync(system.CatalogueGrpc, "610116-22", 1);
        var last = before[^1].Sequence;

        var second = await work.ReviseAsync(editor, reviewers, "事故隐患排查治理情况；举报渠道（第一次修订）");
        await system.RestartCatalogueAsync();
        var third = await work.ReviseAsync(editor, reviewers, "事故隐患排查治理情况；举报渠道（第二次修订）");

        var resumed = await Eventually.That(
            () => Watching.KnownAsync(system.CatalogueGrpc, "610116-22", last + 1), events => events.Count >= 2, because: "both publications are told");
        Assert.Equal([second, third], resumed.Select(happened => happened.Version));
        Assert.Equal(resumed.Count, resumed.Select(happened => happened.EventId).Distinct().Count());
        Assert.True(resumed[0].Sequence > last && resumed[1].Sequence > resumed[0].Sequence);
    }

    [Fact]
    public async Task Every_refusal_says_why()
    {
        var system = await SystemAsync();
        using var everybody = await Account.SignInAsync(system, null);
        using var neighbour = await Account.SignInAsync(system, "jyj.editor");
        using var editor = await Account.SignInAsync(system, "mzj.editor");
        var work = new CatalogueWork(system, "610116-05");

        var unsigned = await everybody.RefusedAsync(HttpMethod.Get, work.At("/draft"));
        Assert.Equal((401, "UNAUTHENTICATED"), (unsigned.Http, unsigned.Reason));
        var foreign = await neighbour.RefusedAsync(HttpMethod.Post, work.At("/draft"), []);
        Assert.Equal((403, "NOT_RESPONSIBLE"), (foreign.Http, foreign.Reason));
        var misspelt = await editor.RefusedAsync(HttpMethod.Post, work.At("/draft"), new JsonObject { ["reqestId"] = "x" });
        Assert.Equal((400, "INVALID_REQUEST"), (misspelt.Http, misspelt.Reason));
        Assert.Contains("reqestId", misspelt.Body, StringComparison.Ordinal);
        var malformed = await editor.RefusedAsync(HttpMethod.Post, work.At("/draft"), new JsonObject { ["requestId"] = "not-a-uuid" });
        Assert.Equal((400, "INVALID_REQUEST"), (malformed.Http, malformed.Reason));
        var unknown = await everybody.RefusedAsync(HttpMethod.Get, new Uri(system.Catalogue, "/v1/catalogues/610116-99"));
        Assert.Equal((404, "NOT_FOUND"), (unknown.Http, unknown.Reason));
        var wrong = await everybody.RefusedAsync(
            HttpMethod.Post, new Uri(system.Department, "/v1/sessions"), new JsonObject { ["username"] = "mzj.leader", ["password"] = "guess-again" });
        Assert.Equal((401, "BAD_CREDENTIALS"), (wrong.Http, wrong.Reason));
        Assert.All([unsigned, foreign, misspelt, malformed, unknown, wrong], refusal => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refusal.Message));
    }
}
