using Google.Protobuf;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>区民政局 brings its old table into its catalogue of 社会救助 and to the public.</summary>
internal sealed class CivilAffairsBureau : IDisposable
{
    public const string Catalogue = "610116-05";

    private readonly ITestSystem system;
    private readonly ReviewWay way;
    private readonly Mending mending;

    private CivilAffairsBureau(ITestSystem system, ReviewWay way)
    {
        this.system = system;
        this.way = way;
        mending = new(way);
    }

    public static async Task<CivilAffairsBureau> AtWorkAsync(ITestSystem system) => new(system, await ReviewWay.OfAsync(system, Catalogue, "mzj"));

    public async Task PreviewsTheTableAndIsAskedTwoQuestionsAsync()
    {
        await way.OpenAsync();
        var preview = await ImportAsync(request => request.Preview = true);
        Assert.Equal(MessyTable.Items, Told(preview));
        Assert.Equal((1, 13, 1), (preview.AddedCount, preview.ChangedCount, preview.RemovedCount));
        Assert.Equal(ImportLegend.RequiredAndOptional, preview.Legend);

        var question = preview.Problems.Single(problem => problem.Severity == ImportSeverity.Error);
        Assert.Equal((MessyTable.LostTick, "√"), (question.Cell, question.Proposal));
        Assert.Equal(
            [("F", "公开时眼", ImportColumnMeaning.TimeLimit), (MessyTable.OwnColumn, "科室核对", ImportColumnMeaning.Ignored)],
            preview.Columns.Where(one => one.Confidence == ImportConfidence.Guessed).Select(one => (one.Column, one.Header, one.Meaning)));
        Assert.Equal(["第2行 公开时眼（F2）", "第2行 科室核对（O2）", "第9行 公开时限（F9）"], Warnings(preview));
    }

    public async Task CannotImportItWithoutAnswersAsync()
    {
        Assert.Equal("TABLE_UNREADABLE", (await Desk.RefusedAsync(way.Editor.Drafts.ImportDraftAsync(await RequestAsync(_ => { })))).Reason);
        Assert.Equal("WARNINGS_UNACCEPTED", (await Desk.RefusedAsync(way.Editor.Drafts.ImportDraftAsync(await RequestAsync(Answers)))).Reason);
    }

    public async Task ImportsItWithTheAnswersAsync()
    {
        var before = (await way.DraftAsync()).Items;
        var imported = await ImportAsync(request =>
        {
            Answers(request);
            request.AcceptWarnings = true;
        });
        Assert.Equal(MessyTable.Items, Told(imported));
        Assert.Equal(before.SkipLast(1).Select(item => item.Id), imported.Items.SkipLast(1).Select(item => item.Id));

        var (first, asked, spread) = (imported.Items[0], imported.Items[1], imported.Items[4]);
        Assert.True(asked.Audience.WholeSociety);
        Assert.Equal((first.Bases, first.TimeLimit, first.Subjects, first.Channels), (asked.Bases, asked.TimeLimit, asked.Subjects, asked.Channels));
        Assert.Equal("制定或获取文件", first.TimeLimit.Trigger);
        Assert.Equal((4, 9), (first.Channels.Count(one => one.Use == ChannelUse.Required), first.Channels.Count(one => one.Use == ChannelUse.Optional)));
        Assert.Equal("①受理与调查结果\n②公示起止日期和异议渠道", spread.Content);
        Assert.All(imported.Items, item => Assert.Equal("", item.Remarks));
    }

    public Task ReadsTheReportAsync() => mending.ReadsTheReportAsync();

    public async Task CannotSubmitYetAsync()
    {
        var (reason, violations) = await Desk.RefusedAsync(way.Editor.Reviews.SubmitDraftAsync(
            new() { CatalogueId = Catalogue, Revision = (await way.DraftAsync()).Revision, RequestId = Desk.NewRequest() }));
        Assert.Equal("RULES_VIOLATED", reason);
        Assert.Contains("第6项 公开时限", violations);
    }

    public Task AppliesTheProposedFixesAsync() => mending.AppliesTheProposedFixesAsync();

    public Task AddsTheDocumentThatTheRegistryLacksAsync() => mending.AddsTheDocumentThatTheRegistryLacksAsync();

    public Task EditsWhatOnlyPeopleKnowAsync() => mending.EditsWhatOnlyPeopleKnowAsync();

    public Task GivesAReasonForTheRestAsync() => mending.GivesAReasonForTheRestAsync();

    public Task SubmitsAsync() => way.SubmitAsync();

    public async Task NobodyDecidesOnTheirOwnSubmissionAsync() =>
        Assert.Equal("SELF_REVIEW", (await Desk.RefusedAsync(way.Editor.Reviews.DecideDraftAsync(await way.ApprovalAsync()))).Reason);

    public async Task NobodyHoldsTwoStagesAsync()
    {
        Assert.Equal(VersionState.Submitted, (await way.ApproveAsync(way.Reviewer)).State);
        Assert.Equal("STAGE_HELD", (await Desk.RefusedAsync(way.Reviewer.Reviews.DecideDraftAsync(await way.ApprovalAsync()))).Reason);
    }

    public async Task TheLeaderAndTheOfficeApproveAsync()
    {
        Assert.Equal(VersionState.Submitted, (await way.ApproveAsync(way.Leader)).State);
        var approved = await way.ApproveAsync(way.Office);
        Assert.Equal(VersionState.Approved, approved.State);
        Assert.Equal(
            [("初审", "mzj.reviewer"), ("复审", "mzj.leader"), ("终审", "bgs.office")],
            approved.Review.Rounds.Single().Stages.Select(stage => (stage.Name, stage.Decision.Actor)));
    }

    public async Task NothingIsPublicYetAsync()
    {
        using var everybody = await Desk.SignInAsync(system, null);
        var seen = await everybody.Catalogues.GetCatalogueAsync(new() { Id = Catalogue });
        Assert.DoesNotContain(seen.Current.Items, item => item.Category == MessyTable.ServiceCategory);
        Assert.Null(seen.Working);
    }

    public Task<int> PublishesAsync() => way.PublishAsync();

    public async Task EverybodySeesAsync(int version)
    {
        using var everybody = await Account.SignInAsync(system, null);
        await Eventually.True(
            async () => (await everybody.GetAsync(new Uri(system.Publication, $"/v1/publications/{Catalogue}")))["currentSnapshot"]!.GetValue<int>() == version,
            because: "the publication follows");
        var snapshot = await everybody.GetAsync(new Uri(system.Publication, $"/v1/publications/{Catalogue}/snapshots/{version}"));
        Assert.Equal(MessyTable.Items, snapshot["items"]!.AsArray().Select(item => $"{item!["category"]} {item["name"]}"));
        Assert.DoesNotContain("13812345678", snapshot.ToJsonString(), StringComparison.Ordinal);
    }

    public void Dispose() => way.Dispose();

    private static void Answers(ImportDraftRequest request)
    {
        request.Columns.Add(new ImportColumnChoice { Column = MessyTable.OwnColumn, Meaning = ImportColumnMeaning.Ignored });
        request.Corrections.Add(new ImportCorrection { Cell = MessyTable.LostTick, Text = "√" });
    }

    private static IEnumerable<string> Warnings(ImportDraftResponse preview) =>
        preview.Problems.Where(problem => problem.Severity == ImportSeverity.Warning).Select(problem => problem.Place);

    private static IEnumerable<string> Told(ImportDraftResponse answer) => answer.Items.Select(item => $"{item.Category} {item.Name}");

    private async Task<ImportDraftResponse> ImportAsync(Action<ImportDraftRequest> with) => await way.Editor.Drafts.ImportDraftAsync(await RequestAsync(with));

    private async Task<ImportDraftRequest> RequestAsync(Action<ImportDraftRequest> with)
    {
        var request = new ImportDraftRequest
        {
            CatalogueId = Catalogue,
            FileName = MessyTable.FileName,
            Content = ByteString.CopyFrom(MessyTable.ToDocx()),
            Revision = (await way.DraftAsync()).Revision,
            RequestId = Desk.NewRequest(),
        };
        with(request);
        return request;
    }
}
