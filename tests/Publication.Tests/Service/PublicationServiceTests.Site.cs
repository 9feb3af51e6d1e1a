using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Testing;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task The_static_site_holds_what_is_public_and_mends_itself()
    {
        var folder = Directory.CreateTempSubdirectory("catalogue-site-");
        try
        {
            string At(params string[] parts) => Path.Combine([folder.FullName, .. parts]);
            catalogue.Desk.Publish(Care, 1, make: _ => new CatalogueItem { Id = "a", Number = 1, Name = "<b>养老机构</b>备案", Category = "业务办理", Content = "甲 & 乙" });
            await CurrentAsync(Care, 1);
            await StopAsync();
            await File.WriteAllTextAsync(At("说明.txt"), "别人的文件", Stop);
            await StartAsync(("Site:Folder", folder.FullName));
            await Eventually.That(() => Task.FromResult(File.Exists(At("index.json"))), isThere => isThere);
            var page = await File.ReadAllTextAsync(At(Care, "index.html"), Stop);
            Assert.Contains("<th scope=\"row\">&lt;b&gt;养老机构&lt;/b&gt;备案</th>", page, StringComparison.Ordinal);
            Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
            Assert.Contains("id=\"item-a\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            var snapshot = Contracts.Publication.V1.Snapshot.Parser.ParseJson(await File.ReadAllTextAsync(At(Care, "catalogue.json"), Stop));
            Assert.Equal((await GetSnapshotAsync(Care, 1)).ToString(), snapshot.ToString());

            // Published anew, another one, and one that is taken back.
            catalogue.Desk.Publish(Care, 1);
            catalogue.Desk.Publish(StreetCare);
            async Task<string> HomeAsync() => File.Exists(At("index.html")) ? await File.ReadAllTextAsync(At("index.html"), Stop) : "";
            await Eventually.That(HomeAsync, home => home.Contains("610116001-06/index.html", StringComparison.Ordinal) && home.Contains("标准目录第2版", StringComparison.Ordinal));
            Assert.Contains("第2版事项1", await File.ReadAllTextAsync(At(Care, "index.html"), Stop), StringComparison.Ordinal);
            catalogue.Desk.Withdraw(Care);
            await Eventually.That(HomeAsync, home => !home.Contains(Care + "/", StringComparison.Ordinal));
            Assert.False(Directory.Exists(At(Care)));
            Assert.Equal("别人的文件", await File.ReadAllTextAsync(At("说明.txt"), Stop));

            // Half a tree, as a crash or a careless hand leaves it, is whole again after a start.
            await StopAsync();
            File.Delete(At(StreetCare, "index.html"));
            await StartAsync(("Site:Folder", folder.FullName));
            await Eventually.That(() => Task.FromResult(File.Exists(At(StreetCare, "index.html"))), isMended => isMended);
            await StopAsync();
            File.Delete(At(StreetCare, "index.html"));
            Directory.CreateDirectory(At(Schools));
            await File.WriteAllTextAsync(At("index.json"), "{", Stop);
            await StartAsync(("Site:Folder", folder.FullName));
            await Eventually.That(() => Task.FromResult(File.Exists(At(StreetCare, "index.html")) && !Directory.Exists(At(Schools))), isMended => isMended);
            Assert.Empty(folder.EnumerateFiles("*.new", SearchOption.AllDirectories));
        }
        finally
        {
            await StopAsync();
            folder.Delete(recursive: true);
        }
    }
}
