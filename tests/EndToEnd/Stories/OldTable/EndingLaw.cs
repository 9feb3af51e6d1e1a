using System.Globalization;
using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>
/// 中华人民共和国行政许可法 ends. What must be flagged is worked out from what everybody can read, the texts of all published items, and not
/// from the service's own list of citations.
/// </summary>
internal sealed class EndingLaw : IDisposable
{
    private const string Title = "中华人民共和国行政许可法";

    private static readonly Dictionary<string, string> Streets =
        new() { ["610116001"] = "weiqu", ["610116002"] = "guodu", ["610116003"] = "luanzhen" };

    private readonly ITestSystem system;
    private readonly Desk everybody;
    private readonly Desk office;
    private readonly string basis;
    private PublishedItems published = PublishedItems.None;

    private EndingLaw(ITestSystem system, Desk everybody, Desk office, string basis)
    {
        this.system = system;
        this.everybody = everybody;
        this.office = office;
        this.basis = basis;
    }

    public static async Task<EndingLaw> InForceAsync(ITestSystem system)
    {
        var everybody = await Desk.SignInAsync(system, null);
        var found = (await everybody.Bases.ListBasesAsync(new() { Text = Title })).Bases.Single(basis => basis.Title == Title);
        Assert.Equal(BasisStatus.InForce, found.Status);
        return new(system, everybody, await Desk.SignInAsync(system, "bgs.office"), found.Id);
    }

    public async Task IsCitedAsync()
    {
        published = await PublishedItems.ReadAsync(everybody);
        Assert.Equal(26, published.Catalogues.Count(catalogue => catalogue.Division == "610116"));
        Assert.Contains($"{CivilAffairsBureau.Catalogue} 14 社会组织参与救助：《行政许可法》第三十条", published.Citing);
        Assert.Contains("610116001-05", published.CitingCatalogues);
        Assert.All(["610116001-", "610116002-", "610116003-"], street => Assert.Contains(
            published.CitingCatalogues, catalogue => catalogue.StartsWith(street, StringComparison.Ordinal)));
        Assert.Empty(await WorkAsync(office));
    }

    public async Task EndsAsync()
    {
        var law = await everybody.Bases.GetBasisAsync(new() { Id = basis });
        await office.Bases.RepealBasisAsync(new()
        {
            Id = basis,
            RepealedOn = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Reason = "新法公布施行",
            Revision = law.Revision,
            RequestId = Desk.NewRequest(),
        });
    }

    public async Task FlagsExactlyTheItemsThatCiteItAsync() => Assert.Equal(
        published.Citing,
        Told(await Eventually.That(() => WorkAsync(office), work => work.Count >= published.CitingCatalogues.Count, because: "every citing catalogue is flagged")));

    public async Task GivesTheirOwnersWorkAsync()
    {
        foreach (var keeper in published.Keepers)
        {
            using var editor = await Desk.SignInAsync(system, Streets.GetValueOrDefault(keeper, keeper.Split('-')[^1]) + ".editor");
            Assert.Equal(published.CitingOf(keeper), Told(await WorkAsync(editor)));
        }
    }

    public async Task IsToldOnceForEachCatalogueAsync()
    {
        using var watch = office.Catalogues.WatchCatalogues(new() { FromSequence = 1, StopAtEnd = true });
        var flagged = (await watch.ResponseStream.ReadAllAsync().ToListAsync())
            .Where(happened => happened.Kind == CatalogueEventKind.BasisFlagged && happened.BasisId == basis);
        Assert.Equal(published.CitingCatalogues, flagged.Select(happened => happened.CatalogueId).Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        everybody.Dispose();
        office.Dispose();
    }

    private static IReadOnlyList<string> Told(IEnumerable<BasisWork> work) =>
        [.. work.SelectMany(one => one.Items.Select(item => $"{one.CatalogueId} {item.Number} {item.Name}：{item.Text}"))];

    private async Task<IReadOnlyList<BasisWork>> WorkAsync(Desk desk) =>
        (await desk.Bases.ListBasisWorkAsync(new() { BasisId = basis, PageSize = 200 })).Work;
}
