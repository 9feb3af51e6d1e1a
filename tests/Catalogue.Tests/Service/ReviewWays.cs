using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The review of a draft as its people go it: comments, a return, consents, three stages.</summary>
public sealed class ReviewWays
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_draft_is_returned_with_comments_corrected_agreed_to_and_approved_by_three_people(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var (editor, reviewer, leader, office) = (service.Editor, service.Reviewer, service.Leader, service.Office);
        await editor.CreateAsync();
        await editor.OpenAsync();
        var item = (await editor.AddAsync(Work.Item("养老机构备案"))).Item;
        var submitted = await editor.SubmitAsync(await editor.DraftAsync());
        Assert.Equal((1, "610116-czj"), (submitted.Review.Stage, Assert.Single(submitted.Review.MissingConsentOrganisationIds)));
        Assert.Equal(
            [("初审", "reviewer", StageOwner.Own), ("复审", "leader", StageOwner.Own), ("终审", "office", StageOwner.Office)],
            submitted.Review.Rounds.Single().Stages.Select(stage => (stage.Name, stage.Roles.Single(), stage.Owner)));

        var misplaced = Work.Approval(submitted);
        misplaced.Comments.Add(new DraftComment { ItemId = item.Id, Field = "deadline", Text = "甲" });
        Assert.Equal("comments[0].field", Assert.Single((await Refusal.OfAsync(reviewer.Reviews.DecideDraftAsync(misplaced))).Violations));
        var returned = await reviewer.ReturnAsync(
            submitted,
            "请按意见修改",
            new DraftComment { ItemId = item.Id, Field = "time_limit", Text = "写明起算日" },
            new DraftComment { Text = "补充事项" });
        Assert.Equal((VersionState.Draft, 0, 2), (returned.State, returned.Review.Stage, returned.Review.UnresolvedCommentCount));
        Assert.Equal([(item.Id, "timeLimit"), ("", "")], returned.Review.Comments.Select(comment => (comment.ItemId, comment.Field)));
        var unread = await Refusal.OfAsync(reviewer.Reviews.ResolveCommentsAsync(Resolution(returned, 0)));
        Assert.Equal("ROLE_REQUIRED", unread.Reason);

        await editor.Drafts.UpdateItemAsync(Work.Change(item, "备案条件；备案材料；办理流程"));
        var resolved = await editor.Reviews.ResolveCommentsAsync(Resolution(returned, 0));
        Assert.Equal(("mzj.editor", 1), (resolved.Review.Comments[0].ResolvedBy, resolved.Review.UnresolvedCommentCount));
        submitted = await editor.SubmitAsync(await editor.DraftAsync());
        Assert.Equal((1, 2, 1), (submitted.Review.Stage, submitted.Review.Rounds.Count, submitted.Review.UnresolvedCommentCount));

        var second = await reviewer.ApproveAsync(submitted);
        Assert.Equal((VersionState.Submitted, 2), (second.State, second.Review.Stage));
        Assert.Equal("WRONG_STATE", (await Refusal.OfAsync(reviewer.Reviews.DecideDraftAsync(Work.Approval(submitted)))).Reason);
        Assert.Equal("STAGE_HELD", (await Refusal.OfAsync(reviewer.Reviews.DecideDraftAsync(Work.Approval(second)))).Reason);
        var third = await leader.ApproveAsync(second);
        var waiting = await Refusal.OfAsync(office.Reviews.DecideDraftAsync(Work.Approval(third)));
        Assert.Equal(("CONSENT_MISSING", "610116-czj"), (waiting.Reason, waiting.Facts["missing"]));
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(leader.Reviews.ConsentDraftAsync(Work.Agreement(third)))).Reason);
        var agreed = await service.Joining.AgreeAsync(third);
        Assert.Empty(agreed.Review.MissingConsentOrganisationIds);
        var approved = await office.ApproveAsync(agreed);
        Assert.Equal((VersionState.Approved, 0), (approved.State, approved.Review.Stage));
        Assert.Equal(
            ["mzj.reviewer", "mzj.leader", "bgs.office"], approved.Review.Rounds[^1].Stages.Select(stage => stage.Decision.Actor));
        Assert.All(approved.Review.Rounds[^1].Stages, stage => Assert.True(stage.Decision.Approved));
        var published = await leader.PublishAsync(approved);

        Assert.Equal(2, published.Review.Rounds.Count);
        var listed = (await editor.Catalogues.ListVersionsAsync(new() { CatalogueId = Sample.Catalogue })).Versions.Single();
        Assert.Equal((0, 1, 2), (listed.Review.Comments.Count, listed.Review.UnresolvedCommentCount, listed.Review.Rounds.Count));
        CatalogueEventKind[] way =
        [
            CatalogueEventKind.Submitted, CatalogueEventKind.Returned, CatalogueEventKind.Submitted, CatalogueEventKind.StageApproved,
            CatalogueEventKind.StageApproved, CatalogueEventKind.Consented, CatalogueEventKind.Approved, CatalogueEventKind.Published,
        ];
        var told = await Testing.Eventually.That(() => editor.EventsAsync(), events => events.Count == way.Length + 2);
        Assert.Equal(way, told.Skip(2).Select(happened => happened.Kind));
        Assert.Equal([1, 2], told.Where(one => one.Stage > 0).Select(one => one.Stage));
        Assert.Equal("610116-czj", told.Single(one => one.OrganisationId.Length > 0).OrganisationId);
        Assert.Equal([CatalogueEventKind.Published], (await service.Public.EventsAsync()).Select(happened => happened.Kind));
    }

    [Fact]
    public async Task An_objection_of_a_joining_department_returns_the_draft()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        await service.Editor.AddAsync(Work.Item("养老机构备案"));
        var submitted = await service.Editor.SubmitAsync(await service.Editor.DraftAsync());
        var objection = Work.Agreement(submitted);
        objection.Consent = Consent.Object;
        Assert.Equal("reason", Assert.Single((await Refusal.OfAsync(service.Joining.Reviews.ConsentDraftAsync(objection))).Violations));
        objection.Reason = "补贴标准不一致";
        var returned = await service.Joining.Reviews.ConsentDraftAsync(objection);
        Assert.Equal((VersionState.Draft, StepKind.Objected), (returned.State, returned.Steps[^1].Kind));
        Assert.Equal((false, "补贴标准不一致"), (returned.Review.Rounds[0].Consents[0].Consents, returned.Review.Rounds[0].Consents[0].Reason));
    }

    private static ResolveCommentsRequest Resolution(CatalogueVersion returned, int comment) => new()
    {
        CatalogueId = Sample.Catalogue,
        CommentIds = { returned.Review.Comments[comment].Id },
        RequestId = Work.NewId(),
    };
}
