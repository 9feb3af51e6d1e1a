using OpenGov.Contracts.Catalogue.V1;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>What the rules find in the imported table, and how each finding ends: by a proposed fix, an edit, the registry, or a reason.</summary>
internal sealed class Mending(ReviewWay way)
{
    private const string Reason = "承接单位由采购确定，结果由其依约公开。";

    public async Task ReadsTheReportAsync()
    {
        var report = await CheckAsync();
        Assert.Equal(
            [
                "3 traditional-characters, can be fixed",
                "4 personal-mobile-number, can be fixed",
                "6 missing-time-limit",
                "7 subject-placeholder",
                "8 time-limit-without-trigger",
                "10 garbled-text",
                "11 subject-alias, can be fixed",
                "12 basis-unknown",
                "14 subject-unknown",
            ],
            report.Findings.Where(IsNoRepeatedName).Select(found => $"{found.ItemNumber} {found.Rule}{(found.Fix is null ? "" : ", can be fixed")}"));
        Assert.Equal((2, 6, 0), (report.ErrorCount, report.WarningCount, report.WaivedCount));
        Assert.DoesNotContain("13812345678", report.ToString(), StringComparison.Ordinal);
    }

    public async Task AppliesTheProposedFixesAsync()
    {
        var fixes = (await CheckAsync()).Findings.Where(finding => finding.Fix is not null)
            .Select(finding => new ChosenFix { ItemId = finding.ItemId, ItemRevision = finding.ItemRevision, FindingId = finding.Id });
        var fixedItems = (await way.Editor.Drafts.ApplyFixesAsync(
            new() { CatalogueId = way.Catalogue, Fixes = { fixes }, RequestId = Desk.NewRequest() })).Items;
        Assert.Equal(["政策法规文件", "办事指南", "政策法规文件"], fixedItems.Select(item => item.Name));
        Assert.Contains("城乡低保标准", fixedItems[0].Content, StringComparison.Ordinal);
        Assert.Contains("经办人手机138****5678", fixedItems[1].Content, StringComparison.Ordinal);
        Assert.Equal(["区民政局", "区行政审批局"], fixedItems[2].Subjects.Select(subject => subject.Name));
    }

    public async Task AddsTheDocumentThatTheRegistryLacksAsync() => await way.Editor.Bases.CreateBasisAsync(new()
    {
        Basis = new() { Title = "民政部门实施行政许可办法", DocumentNumber = "民政部令第25号", Kind = BasisKind.DepartmentalRule },
        RequestId = Desk.NewRequest(),
    });

    public async Task EditsWhatOnlyPeopleKnowAsync()
    {
        const string Trigger = "制定或获取信息之日起20个工作日内";
        var late = new CatalogueItem { TimeLimit = new() { Text = Trigger } };
        await way.ChangeAsync(await way.ItemAsync("最低生活保障", "审批信息"), "time_limit", late);
        await way.ChangeAsync(await way.ItemAsync("特困人员救助供养", "办事指南"), "time_limit", late);
        await way.ChangeAsync(await way.ItemAsync("特困人员救助供养", "审批信息"), "content", new() { Content = "特困人员名单；供养标准；终止供养人员名单" });
        await way.ChangeAsync(
            await way.ItemAsync("特困人员救助供养", "政策法规文件"), "subjects", new() { Subjects = { new Subject { Name = "区民政局" }, new Subject { Name = "各街道办事处" } } });
    }

    public async Task GivesAReasonForTheRestAsync()
    {
        var left = (await CheckAsync()).Findings.Single(IsNoRepeatedName);
        Assert.Equal(("subject-unknown", FindingSeverity.Warning), (left.Rule, left.Severity));
        await way.Editor.Drafts.WaiveFindingsAsync(
            new() { CatalogueId = way.Catalogue, FindingIds = { left.Id }, Reason = Reason, RequestId = Desk.NewRequest() });
        var report = await CheckAsync();
        Assert.Equal((0, 0, 1), (report.ErrorCount, report.WarningCount, report.WaivedCount));
        var waiver = report.Findings.Single(IsNoRepeatedName).Waiver;
        Assert.Equal((Reason, "mzj.editor"), (waiver.Reason, waiver.Actor));
    }

    // 办事指南 stands under every category of this table, and the rules hint at it each time.
    private static bool IsNoRepeatedName(Finding finding) => finding.Rule != "same-name";

    private async Task<CheckDraftResponse> CheckAsync() => await way.Editor.Drafts.CheckDraftAsync(new() { CatalogueId = way.Catalogue, PageSize = 200 });
}
