using OpenGov.Contracts.Catalogue.V1;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>Who brings one catalogue to the public, each at a desk of their own: editor, 初审, 复审, 终审.</summary>
internal sealed class ReviewWay(string catalogue, Desk editor, Desk reviewer, Desk leader, Desk office) : IDisposable
{
    public string Catalogue { get; } = catalogue;

    public Desk Editor { get; } = editor;

    public Desk Reviewer { get; } = reviewer;

    public Desk Leader { get; } = leader;

    public Desk Office { get; } = office;

    public static async Task<ReviewWay> OfAsync(ITestSystem system, string catalogue, string people) => new(
        catalogue,
        await Desk.SignInAsync(system, people + ".editor"),
        await Desk.SignInAsync(system, people + ".reviewer"),
        await Desk.SignInAsync(system, people + ".leader"),
        await Desk.SignInAsync(system, "bgs.office"));

    public async Task<CatalogueVersion> OpenAsync() =>
        await Editor.Drafts.OpenDraftAsync(new() { CatalogueId = Catalogue, RequestId = Desk.NewRequest() });

    public async Task<CatalogueVersion> DraftAsync() => await Editor.Drafts.GetDraftAsync(new() { CatalogueId = Catalogue });

    /// <summary>The item of the draft with this category and name.</summary>
    public async Task<CatalogueItem> ItemAsync(string category, string name) =>
        (await DraftAsync()).Items.Single(item => item.Category == category && item.Name == name);

    /// <summary>Changes one element of an item.</summary>
    /// <param name="item">The item as it was read.</param>
    /// <param name="element">The element's name in update_mask.</param>
    /// <param name="change">The new value.</param>
    public async Task ChangeAsync(CatalogueItem item, string element, CatalogueItem change) => await Editor.Drafts.UpdateItemAsync(new()
    {
        CatalogueId = Catalogue,
        ItemId = item.Id,
        Item = change,
        UpdateMask = new() { Paths = { element } },
        Revision = item.Revision,
        RequestId = Desk.NewRequest(),
    });

    public async Task<CatalogueVersion> SubmitAsync() => await Editor.Reviews.SubmitDraftAsync(
        new() { CatalogueId = Catalogue, Revision = (await DraftAsync()).Revision, RequestId = Desk.NewRequest() });

    /// <summary>The approval of the present stage, whoever sends it.</summary>
    public async Task<DecideDraftRequest> ApprovalAsync()
    {
        var version = await DraftAsync();
        return new()
        {
            CatalogueId = Catalogue,
            Stage = version.Review.Stage,
            Decision = Decision.Approve,
            Digest = version.Digest,
            Revision = version.Revision,
            RequestId = Desk.NewRequest(),
        };
    }

    public async Task<CatalogueVersion> ApproveAsync(Desk desk) => await desk.Reviews.DecideDraftAsync(await ApprovalAsync());

    /// <summary>Publishes the approved version and gives its number.</summary>
    public async Task<int> PublishAsync() => (await Leader.Reviews.PublishDraftAsync(
        new() { CatalogueId = Catalogue, Revision = (await DraftAsync()).Revision, RequestId = Desk.NewRequest() })).Number;

    /// <summary>The whole way of a draft in which nothing is found.</summary>
    public async Task<int> ReleaseAsync()
    {
        await SubmitAsync();
        await ApproveAsync(Reviewer);
        await ApproveAsync(Leader);
        await ApproveAsync(Office);
        return await PublishAsync();
    }

    public void Dispose()
    {
        Editor.Dispose();
        Reviewer.Dispose();
        Leader.Dispose();
        Office.Dispose();
    }
}
