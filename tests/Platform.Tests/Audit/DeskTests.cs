using OpenGov.Platform.Audit;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tests.Events;

namespace OpenGov.Platform.Tests.Audit;

/// <summary>Who sees how much of the trail.</summary>
public sealed class DeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_office_sees_its_own_division_and_one_whose_token_names_none_sees_nothing()
    {
        await using var stage = await AuditStage.SetAsync(Engine.Embedded);
        var template = (await stage.ChainedAsync(additions: 1, each: 1))[0].Record;
        var records = new[] { "610116", "610116001", "610117" }.Select(division => template with { Id = Guid.NewGuid(), Division = division }).ToList();
        var chain = stage.NewChain();
        var last = await chain.LastAsync(Ct);
        await chain.AppendAsync(last, records, last!.Value.Fence, Ct);
        var desk = new AuditDesk(new AuditTrail(chain), new ChainVerifier(chain));

        Assert.Equal(["610116001", "610116"], await DivisionsAsync("610116", "office"));
        Assert.Equal(["610117"], await DivisionsAsync("610117", "office"));
        Assert.Empty(await DivisionsAsync("", "office"));
        Assert.Equal(4, (await DivisionsAsync("", "administrator")).Count);

        async Task<List<string>> DivisionsAsync(string division, string role)
        {
            var caller = new Caller("li.jing", division + "-bgs", division, new HashSet<string> { role });
            var listed = (await desk.ListAsync(new(), caller, Ct)).Entries.Select(entry => entry.Division).ToList();
            var exported = await desk.ExportAsync(new(), caller, Ct).Select(entry => entry.Division).ToListAsync(Ct);
            Assert.Equal(listed.Order(), exported.Order());
            return listed;
        }
    }
}
