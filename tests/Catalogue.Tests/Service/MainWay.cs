using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The way of a catalogue from its creation to a second version and a withdrawal, as its people go it.</summary>
public sealed class MainWay
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_catalogue_is_made_reviewed_published_revised_and_withdrawn(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var (editor, leader, everyone) = (service.Editor, service.Leader, service.Public);

        var catalogue = await editor.CreateAsync();
        Assert.Equal("西安市长安区养老服务领域基层政务公开标准目录", catalogue.Title);
        Assert.Equal(("610116-06", "610116-mzj", 0, 1L), (catalogue.Id, catalogue.ResponsibleOrganisationId, catalogue.CurrentVersion, catalogue.Revision));
        Assert.Equal(["610116-czj"], catalogue.JoiningOrganisationIds);
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(everyone.Catalogues.GetCatalogueAsync(new() { Id = catalogue.Id }))).Reason);

        var opened = await editor.OpenAsync();
        Assert.Equal((1, VersionState.Draft, 0), (opened.Number, opened.State, opened.ItemCount));
        var empty = await Refusal.OfAsync(editor.Reviews.SubmitDraftAsync(
            new() { CatalogueId = catalogue.Id, Revision = opened.Revision, RequestId = Work.NewId() }));
        Assert.Equal("RULES_VIOLATED", empty.Reason);

        var added = (await editor.AddAsync(Work.Item("养老机构备案"))).Item;
        Assert.Equal((1, 1L, "610116-mzj"), (added.Number, added.Revision, added.Subjects[0].OrganisationId));
        Assert.Equal("养老机构管理办法", added.Bases[0].Title);
        Assert.Equal((TimeLimitKind.Within, 10, TimeUnit.WorkingDay), (added.TimeLimit.Kind, added.TimeLimit.Count, added.TimeLimit.Unit));
        var updated = await editor.Drafts.UpdateItemAsync(Work.Change(added, "备案条件；备案材料；办理流程"));
        Assert.Equal((2L, "养老机构备案"), (updated.Item.Revision, updated.Item.Name));
        var stale = await Refusal.OfAsync(editor.Drafts.UpdateItemAsync(Work.Change(added, "别的")));
        Assert.Equal((StatusCode.Aborted, "STALE_REVISION", "2"), (stale.Code, stale.Reason, stale.Facts["current_revision"]));

        var submitted = await editor.SubmitAsync(await editor.DraftAsync(), "请审核");
        Assert.Equal(VersionState.Submitted, submitted.State);
        var frozen = await Refusal.OfAsync(editor.Drafts.UpdateItemAsync(Work.Change(updated.Item, "冻结后")));
        Assert.Equal(("WRONG_STATE", "SUBMITTED"), (frozen.Reason, frozen.Facts["state"]));
        Assert.Equal("SELF_REVIEW", (await Refusal.OfAsync(editor.Reviews.DecideDraftAsync(Work.Approval(submitted)))).Reason);
        var approved = await service.ApproveAsync(submitted);
        Assert.Equal(VersionState.Approved, approved.State);
        var published = await leader.PublishAsync(approved);
        Assert.Equal((VersionState.Published, 1, submitted.Digest), (published.State, published.Number, published.Digest));

        var seen = await everyone.Catalogues.GetCatalogueAsync(new() { Id = catalogue.Id });
        Assert.Equal((1, published.Digest, "备案条件；备案材料；办理流程"), (seen.CurrentVersion, seen.Current.Digest, seen.Current.Items[0].Content));
        Assert.Null(seen.Working);
        Assert.Null(seen.Current.Review);
        Assert.All(seen.Current.Steps, step => Assert.Equal(("", ""), (step.Actor, step.Note)));

        var second = await editor.OpenAsync();
        Assert.Equal((2, 1, added.Id), (second.Number, second.ItemCount, second.Items[0].Id));
        await editor.Drafts.UpdateItemAsync(Work.Change(second.Items[0], "第二版"));
        await editor.AddAsync(Work.Item("老年人补贴"));
        published = await service.ReleaseAsync();
        seen = await everyone.Catalogues.GetCatalogueAsync(new() { Id = catalogue.Id });
        Assert.Equal((2, 2, "第二版"), (seen.CurrentVersion, seen.Current.ItemCount, seen.Current.Items[0].Content));
        var first = await everyone.Catalogues.GetVersionAsync(new() { CatalogueId = catalogue.Id, Number = 1 });
        Assert.Equal((VersionState.Superseded, "备案条件；备案材料；办理流程"), (first.State, first.Items[0].Content));

        var withdrawn = await leader.WithdrawAsync(published, "含有个人信息");
        Assert.Equal((VersionState.Withdrawn, "含有个人信息"), (withdrawn.State, withdrawn.WithdrawalReason));
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(everyone.Catalogues.GetCatalogueAsync(new() { Id = catalogue.Id }))).Reason);
        Assert.Empty((await everyone.Catalogues.ListCataloguesAsync(new())).Catalogues);
        Assert.Equal(0, Assert.Single((await editor.Catalogues.ListCataloguesAsync(new())).Catalogues).CurrentVersion);
        Assert.Equal(
            "NOT_FOUND",
            (await Refusal.OfAsync(everyone.Catalogues.GetVersionAsync(new() { CatalogueId = catalogue.Id, Number = 2 }))).Reason);
        Assert.Equal(2, (await editor.Catalogues.GetVersionAsync(new() { CatalogueId = catalogue.Id, Number = 2 })).ItemCount);
        var versions = (await everyone.Catalogues.ListVersionsAsync(new() { CatalogueId = catalogue.Id })).Versions;
        Assert.Equal([(2, VersionState.Withdrawn), (1, VersionState.Superseded)], versions.Select(version => (version.Number, version.State)));
        Assert.Equal(("含有个人信息", "含有个人信息", ""), (versions[0].WithdrawalReason, versions[0].Steps[^1].Note, versions[0].Steps[^1].Actor));

        var corrected = await editor.OpenAsync();
        Assert.Equal((3, 2), (corrected.Number, corrected.ItemCount));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task What_was_written_is_there_after_a_restart(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var published = await service.WithVersion1Async(Work.Item("养老机构备案"));
        await service.Editor.OpenAsync();
        await service.RestartAsync();
        Assert.Equal(published.Digest, (await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).Current.Digest);
        Assert.Equal(2, (await service.Editor.DraftAsync()).Number);
    }
}
