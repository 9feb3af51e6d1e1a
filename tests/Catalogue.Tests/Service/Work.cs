using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>What people do again and again.</summary>
internal static class Work
{
    public static string NewId() => Guid.NewGuid().ToString("D");

    public static CatalogueItem Item(string name, params Level[] levels)
    {
        var item = new CatalogueItem
        {
            Category = "养老服务业务办理",
            Name = name,
            Content = "备案条件；备案材料",
            Bases = { new LegalBasisCitation { Text = "《养老机构管理办法》（民政部令第66号）" } },
            TimeLimit = new() { Text = "制定或获取信息之日起10个工作日内" },
            Subjects = { new Subject { Name = "区民政局" } },
            Methods = { DisclosureMethod.Proactive },
            Channels = { new Channel { Kind = ChannelKind.Website } },
            Audience = new() { WholeSociety = true },
        };
        item.Levels.AddRange(levels.Length > 0 ? levels : [Level.County]);
        return item;
    }

    public static async Task<Catalogue> CreateAsync(this Desk desk, string division = Sample.District) =>
        await desk.Catalogues.CreateCatalogueAsync(new() { Division = division, Domain = "06", RequestId = NewId() });

    public static async Task<CatalogueVersion> OpenAsync(this Desk desk, string catalogue = Sample.Catalogue) =>
        await desk.Drafts.OpenDraftAsync(new() { CatalogueId = catalogue, RequestId = NewId() });

    public static async Task<ItemChange> AddAsync(this Desk desk, CatalogueItem item, string catalogue = Sample.Catalogue) =>
        await desk.Drafts.AddItemAsync(new() { CatalogueId = catalogue, Item = item, RequestId = NewId() });

    public static UpdateItemRequest Change(CatalogueItem from, string content, string catalogue = Sample.Catalogue) => new()
    {
        CatalogueId = catalogue,
        ItemId = from.Id,
        Item = new() { Content = content },
        UpdateMask = new() { Paths = { "content" } },
        Revision = from.Revision,
        RequestId = NewId(),
    };

    public static async Task<CatalogueVersion> DraftAsync(this Desk desk, string catalogue = Sample.Catalogue) =>
        await desk.Drafts.GetDraftAsync(new() { CatalogueId = catalogue });

    public static async Task<CatalogueVersion> SubmitAsync(this Desk desk, CatalogueVersion draft, string note = "") =>
        await desk.Reviews.SubmitDraftAsync(new() { CatalogueId = draft.CatalogueId, Revision = draft.Revision, Note = note, RequestId = NewId() });

    public static DecideDraftRequest Approval(CatalogueVersion submitted) => new()
    {
        CatalogueId = submitted.CatalogueId,
        Stage = submitted.Review.Stage,
        Decision = Decision.Approve,
        Digest = submitted.Digest,
        Revision = submitted.Revision,
        RequestId = NewId(),
    };

    public static async Task<CatalogueVersion> ApproveAsync(this Desk desk, CatalogueVersion submitted) =>
        await desk.Reviews.DecideDraftAsync(Approval(submitted));

    /// <summary>Back to the editors, with comments on items.</summary>
    public static async Task<CatalogueVersion> ReturnAsync(
        this Desk desk, CatalogueVersion submitted, string comment, params DraftComment[] comments)
    {
        var request = Approval(submitted);
        request.Decision = Decision.Return;
        request.Comment = comment;
        request.Comments.AddRange(comments);
        return await desk.Reviews.DecideDraftAsync(request);
    }

    public static ConsentDraftRequest Agreement(CatalogueVersion submitted) => new()
    {
        CatalogueId = submitted.CatalogueId,
        Consent = Consent.Agree,
        Digest = submitted.Digest,
        Revision = submitted.Revision,
        RequestId = NewId(),
    };

    public static async Task<CatalogueVersion> AgreeAsync(this Desk desk, CatalogueVersion submitted) =>
        await desk.Reviews.ConsentDraftAsync(Agreement(submitted));

    public static async Task<CatalogueVersion> PublishAsync(this Desk desk, CatalogueVersion approved) =>
        await desk.Reviews.PublishDraftAsync(new() { CatalogueId = approved.CatalogueId, Revision = approved.Revision, RequestId = NewId() });

    public static async Task<CatalogueVersion> WithdrawAsync(this Desk desk, CatalogueVersion published, string reason) =>
        await desk.Catalogues.WithdrawCatalogueAsync(
            new() { Id = published.CatalogueId, Reason = reason, Revision = published.Revision, RequestId = NewId() });

    /// <summary>The consents that are missing and every stage that is left, each by another person.</summary>
    public static async Task<CatalogueVersion> ApproveAsync(this CatalogueServer service, CatalogueVersion submitted)
    {
        var version = submitted;
        if (version.Review.MissingConsentOrganisationIds.Count > 0)
        {
            version = await service.Joining.AgreeAsync(version);
        }

        Desk[] desks = submitted.CatalogueId == Sample.Catalogue
            ? [service.Reviewer, service.Leader, service.Office]
            : [service.StreetReviewer, service.StreetLeader, service.Office];
        foreach (var desk in desks[(version.Review.Stage - 1)..])
        {
            version = await desk.ApproveAsync(version);
        }

        return version;
    }

    /// <summary>The whole way of the working version to the public.</summary>
    public static async Task<CatalogueVersion> ReleaseAsync(this CatalogueServer service, string catalogue = Sample.Catalogue)
    {
        var (editor, leader) = catalogue == Sample.Catalogue ? (service.Editor, service.Leader) : (service.StreetEditor, service.StreetLeader);
        await editor.WaiveWarningsAsync(catalogue);
        var submitted = await editor.SubmitAsync(await editor.DraftAsync(catalogue));
        return await leader.PublishAsync(await service.ApproveAsync(submitted));
    }

    /// <summary>Gives a reason for everything that the checks warn of, so that a test of something else is not stopped.</summary>
    public static async Task WaiveWarningsAsync(this Desk desk, string catalogue = Sample.Catalogue)
    {
        var report = await desk.Drafts.CheckDraftAsync(
            new() { CatalogueId = catalogue, Severity = FindingSeverity.Warning, PageSize = 200 });
        string[] open = [.. report.Findings.Where(finding => finding.Waiver is null).Select(finding => finding.Id)];
        if (open.Length > 0)
        {
            await desk.Drafts.WaiveFindingsAsync(
                new() { CatalogueId = catalogue, FindingIds = { open }, Reason = "测试", RequestId = NewId() });
        }
    }

    /// <summary>The catalogue with version 1, of these items, published.</summary>
    public static async Task<CatalogueVersion> WithVersion1Async(this CatalogueServer service, params CatalogueItem[] items)
    {
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        foreach (var item in items)
        {
            await service.Editor.AddAsync(item);
        }

        return await service.ReleaseAsync();
    }
}
