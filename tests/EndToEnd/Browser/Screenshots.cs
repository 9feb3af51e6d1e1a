using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Browser;

/// <summary>
/// Pictures of every page at two sizes, for people to look at and for the guide. Not part of the suite:
/// <c>dotnet run --project tests/EndToEnd -- -class "*Screenshots" -explicit only</c> writes them to <c>CATALOGUE_SCREENSHOTS</c>, or a folder
/// "screenshots" beside the built test program.
/// </summary>
public sealed class Screenshots(RealBrowser browser)
{
    private static readonly (string? Username, string Path, string Name)[] Pages =
    [
        (null, "/", "首页"),
        (null, "/search?q=补贴", "搜索"),
        (null, "/catalogues/610116-06", "公开目录"),
        (null, "/organisations", "按公开主体"),
        (null, "/changes", "最近更新"),
        (null, "/catalogues/610116-06/versions/1/verification", "核验"),
        (null, "/not-found", "没有这个页面"),
        (null, "/login", "登录"),
        ("mzj.editor", "/staff", "工作台"),
        ("mzj.editor", "/staff/catalogues", "目录"),
        ("mzj.editor", "/staff/catalogues/610116-06", "编辑"),
        ("mzj.editor", "/staff/catalogues/610116-06/import", "导入"),
        ("mzj.editor", "/staff/catalogues/610116-06/versions", "版本"),
        ("mzj.editor", "/staff/disclosures", "公开台账"),
        ("mzj.editor", "/staff/password", "改密码"),
        ("weiqu.editor", "/staff/catalogues/610116001-06/upstream", "上级更新"),
        ("bgs.office", "/staff/coverage", "覆盖矩阵"),
        ("bgs.office", "/staff/compliance", "督导看板"),
        ("bgs.office", "/staff/tasks", "任务台账"),
        ("bgs.office", "/staff/bases", "依据库"),
        ("bgs.office", "/staff/organisations", "机构与职责"),
        ("mzj.reviewer", "/staff/catalogues/610116-05", "审核"),
        ("admin", "/staff/members", "成员与权限"),
        ("admin", "/staff/clients", "接口接入"),
        ("admin", "/staff/audit", "审计"),
        ("admin", "/staff/status", "系统状态"),
    ];

    [Fact(Explicit = true)]
    public async Task Of_every_page()
    {
        var folder = Environment.GetEnvironmentVariable("CATALOGUE_SCREENSHOTS") is { Length: > 0 } given
            ? given
            : Path.Combine(AppContext.BaseDirectory, "screenshots");
        await using var system = await StandaloneSystem.StartAsync();
        await PrepareAsync(system);
        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            foreach (var pages in Pages.GroupBy(page => page.Username))
            {
                await using var person = await browser.PersonAsync(system, pages.Key, width, height);
                foreach (var (_, path, name) in pages)
                {
                    await person.Page.GotoAsync(path);
                    await person.SettledAsync();
                    await person.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png") });
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage("pictures: {0}", folder);
    }

    // Something to see: a draft with a finding, a submission, an upstream change.
    private static async Task PrepareAsync(StandaloneSystem system)
    {
        using var editor = await Account.SignInAsync(system, "mzj.editor");
        using var reviewers = await Stories.Reviewers.SignInAsync(system, "mzj");
        var care = new Stories.CatalogueWork(system, "610116-06");
        await care.ReviseAsync(editor, reviewers, "养老服务法律法规和国家政策文件；省市有关规定；政策解读材料；咨询电话");
        await Eventually.True(
            async () => (await editor.GetAsync(new Uri(system.Publication, "/v1/publications/610116-06")))["currentSnapshot"]!.GetValue<int>() == 2,
            because: "the publication follows");
        await care.OpenAsync(editor);
        var relief = new Stories.CatalogueWork(system, "610116-05");
        await relief.OpenAsync(editor);
        await relief.ChangeFirstItemAsync(editor, "救助政策；申请条件；申请流程；办理结果；监督电话");
        await relief.SubmitAsync(editor);
    }
}
