using System.Net.Http.Json;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>A draft is checked, mended, excused and submitted, as its people do it.</summary>
public sealed class CheckingDrafts
{
    private const string Reason = "依法由招标人公开";

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Findings_are_fixed_or_waived_and_then_the_draft_is_submitted(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var (editor, reviewer) = (service.Editor, service.Reviewer);
        await editor.CreateAsync();
        await editor.OpenAsync();
        await editor.AddAsync(Work.Item("养老机构备案"));
        var faulty = Work.Item("招标公告");
        faulty.Subjects[0].Name = "招标人";
        faulty.Subjects.Add(new Subject { Name = "民政局" });
        faulty.Content = "联系电话13812341234";
        faulty = (await editor.AddAsync(faulty)).Item;

        var report = await editor.Drafts.CheckDraftAsync(new() { CatalogueId = Sample.Catalogue });
        Assert.Equal((0, 3, 0), (report.ErrorCount, report.WarningCount, report.WaivedCount));
        Assert.Equal((await editor.DraftAsync()).Revision, report.DraftRevision);
        var warnings = await editor.Drafts.CheckDraftAsync(
            new() { CatalogueId = Sample.Catalogue, ItemId = faulty.Id, Severity = FindingSeverity.Warning });
        Assert.Equal(["subject-unknown", "subject-alias", "personal-mobile-number"], warnings.Findings.Select(finding => finding.Rule));
        Assert.All(warnings.Findings, finding => Assert.Equal((faulty.Id, 2, faulty.Revision), (finding.ItemId, finding.ItemNumber, finding.ItemRevision)));
        Assert.DoesNotContain("13812341234", warnings.ToString(), StringComparison.Ordinal);
        var (unknown, alias, mobile) = (warnings.Findings[0], warnings.Findings[1], warnings.Findings[2]);
        Assert.Equal(("subjects", "区民政局"), (alias.Fix.Element, alias.Fix.After.Split('、')[1]));
        var stopped = await Refusal.OfAsync(Submit(editor, report.DraftRevision));
        Assert.Equal(("RULES_VIOLATED", "第2项 公开主体"), (stopped.Reason, stopped.Violations[0]));

        var fixes = new ApplyFixesRequest { CatalogueId = Sample.Catalogue, Fixes = { Chosen(alias), Chosen(mobile) }, RequestId = Work.NewId() };
        var mended = await editor.Drafts.ApplyFixesAsync(fixes);
        Assert.Equal(mended, await editor.Drafts.ApplyFixesAsync(fixes));
        var item = Assert.Single(mended.Items);
        Assert.Equal(("联系电话138****1234", "610116-mzj", 2L), (item.Content, item.Subjects[1].OrganisationId, item.Revision));
        fixes.RequestId = Work.NewId();
        var stale = await Refusal.OfAsync(editor.Drafts.ApplyFixesAsync(fixes));
        Assert.Equal(("STALE_REVISION", "2"), (stale.Reason, stale.Facts["current_revision"]));

        var waived = await editor.Drafts.WaiveFindingsAsync(
            new() { CatalogueId = Sample.Catalogue, FindingIds = { unknown.Id }, Reason = Reason, RequestId = Work.NewId() });
        Assert.Equal(1, waived.WaivedCount);
        var seen = (await reviewer.Drafts.CheckDraftAsync(new() { CatalogueId = Sample.Catalogue, Severity = FindingSeverity.Warning })).Findings;
        Assert.Equal((Reason, "mzj.editor", "610116-mzj"), (seen[0].Waiver.Reason, seen[0].Waiver.Actor, seen[0].Waiver.OrganisationId));

        var removed = await editor.Drafts.RemoveWaiversAsync(
            new() { CatalogueId = Sample.Catalogue, FindingIds = { unknown.Id }, RequestId = Work.NewId() });
        Assert.Equal(0, removed.WaivedCount);
        Assert.Equal("RULES_VIOLATED", (await Refusal.OfAsync(Submit(editor, removed.DraftRevision))).Reason);
        await editor.Drafts.WaiveFindingsAsync(
            new() { CatalogueId = Sample.Catalogue, FindingIds = { unknown.Id }, Reason = Reason, RequestId = Work.NewId() });

        await service.ReleaseAsync();
        using var stranger = service.At(Sample.Stranger);
        foreach (var desk in (Desk[])[service.Public, stranger])
        {
            var version = await desk.Catalogues.GetVersionAsync(new() { CatalogueId = Sample.Catalogue, Number = 1 });
            Assert.DoesNotContain(Reason, version.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(version.Steps, step => step.Kind is StepKind.FindingsWaived or StepKind.WaiversRemoved or StepKind.FixesApplied);
        }

        var steps = (await editor.Catalogues.GetVersionAsync(new() { CatalogueId = Sample.Catalogue, Number = 1 })).Steps;
        Assert.Equal(
            [StepKind.FixesApplied, StepKind.FindingsWaived, StepKind.WaiversRemoved, StepKind.FindingsWaived],
            steps.Select(step => step.Kind).Where(kind => (int)kind is >= 25 and <= 29));
        await editor.OpenAsync();
        Assert.Equal(1, (await editor.Drafts.CheckDraftAsync(new() { CatalogueId = Sample.Catalogue })).WaivedCount);
    }

    [Fact]
    public async Task Pages_of_findings_are_complete_and_the_right_people_see_them()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        var editor = service.Editor;
        await editor.CreateAsync();
        await editor.OpenAsync();
        for (var number = 0; number < 5; number++)
        {
            await editor.AddAsync(Work.Item($"事项{number}"));
        }

        var request = new CheckDraftRequest { CatalogueId = Sample.Catalogue, PageSize = 2 };
        var ids = new List<string>();
        do
        {
            var page = await editor.Drafts.CheckDraftAsync(request);
            Assert.InRange(page.Findings.Count, 1, 2);
            Assert.Equal((0, 0, 5), (page.ErrorCount, page.WarningCount, page.HintCount));
            ids.AddRange(page.Findings.Select(finding => finding.ItemId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal((await editor.DraftAsync()).Items.Select(item => item.Id), ids);
        Assert.Equal(5, (await service.Office.Drafts.CheckDraftAsync(new() { CatalogueId = Sample.Catalogue })).HintCount);
        using var stranger = service.At(Sample.Stranger);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(stranger.Drafts.CheckDraftAsync(new() { CatalogueId = Sample.Catalogue }))).Reason);
        Assert.Equal("UNAUTHENTICATED", (await Refusal.OfAsync(service.Public.Drafts.CheckDraftAsync(new() { CatalogueId = Sample.Catalogue }))).Reason);
        Assert.Equal(
            "INVALID_REQUEST",
            (await Refusal.OfAsync(editor.Drafts.WaiveFindingsAsync(new() { CatalogueId = Sample.Catalogue, FindingIds = { "x" }, RequestId = Work.NewId() }))).Reason);
    }

    [Fact]
    public async Task Everybody_may_read_the_rules_over_both_protocols()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        var rules = (await service.Public.Drafts.ListCheckRulesAsync(new())).Rules;
        Assert.Contains(rules, rule => rule is { Id: "website-missing", Severity: FindingSeverity.Warning } && rule.Explanation.Length > 0 && rule.Example.Length > 0);
        var json = await service.Public.Http.GetFromJsonAsync<System.Text.Json.JsonElement>(
            new Uri("/v1/check-rules", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(rules.Count, json.GetProperty("rules").GetArrayLength());
    }

    private static ChosenFix Chosen(Finding finding) => new() { ItemId = finding.ItemId, ItemRevision = finding.ItemRevision, FindingId = finding.Id };

    private static Grpc.Core.AsyncUnaryCall<CatalogueVersion> Submit(Desk desk, long revision) =>
        desk.Reviews.SubmitDraftAsync(new() { CatalogueId = Sample.Catalogue, Revision = revision, RequestId = Work.NewId() });
}
