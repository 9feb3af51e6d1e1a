using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories;

/// <summary>The stories on separate processes with MongoDB and RabbitMQ, and what may go wrong only there.</summary>
[Collection(nameof(DistributedTests))]
public sealed class DistributedTests : MainJob
{
    private protected override async Task<ITestSystem> SystemAsync() => await SharedSystems.Distributed.Value;

    [Fact]
    public async Task A_publication_arrives_once_when_the_broker_was_away_during_it()
    {
        var system = await SharedSystems.Distributed.Value;
        using var editor = await Account.SignInAsync(system, "yjj.editor");
        using var reviewers = await Reviewers.SignInAsync(system, "yjj");
        await system.Broker.StopAsync();
        int number;
        try
        {
            number = await new CatalogueWork(system, "610116-23").ReviseAsync(editor, reviewers, "灾情信息；救助对象；款物使用（断网时修订）");
        }
        finally
        {
            await system.Broker.StartAsync();
        }

        await ArrivesOnceAsync(system, "610116-23", number);
    }

    [Fact]
    public async Task A_publication_arrives_once_when_Catalogue_is_killed_between_write_and_relay()
    {
        var system = await SharedSystems.Distributed.Value;
        using var editor = await Account.SignInAsync(system, "wlj.editor");
        using var reviewers = await Reviewers.SignInAsync(system, "wlj");

        // Without its relay the service writes events with the documents and leaves them there: the moment between write and relay, held open.
        await system.KillServiceAsync("Catalogue");
        await system.StartServiceAsync("Catalogue", ("Events__Relay", "false"));
        var number = await new CatalogueWork(system, "610116-20").ReviseAsync(editor, reviewers, "免费开放时间；服务项目；预约方式（崩溃前修订）");
        Assert.DoesNotContain(
            await Watching.KnownAsync(system.CatalogueGrpc, "610116-20", 1), happened => happened.Version == number);

        await system.RestartCatalogueAsync();
        await ArrivesOnceAsync(system, "610116-20", number);
    }

    private static async Task ArrivesOnceAsync(DistributedSystem system, string catalogue, int number)
    {
        var released = await Eventually.That(
            async () => (await Watching.PublicAsync(system.PublicationGrpc)).Where(happened => happened.CatalogueId == catalogue && happened.Snapshot == number).ToList(),
            events => events.Count > 0,
            TimeSpan.FromMinutes(2),
            "the publication arrives");
        Assert.Single(released);
        Assert.Single(
            await Watching.KnownAsync(system.CatalogueGrpc, catalogue, 1), happened => happened.Version == number);
        using var everybody = await Account.SignInAsync(system, null);
        var publication = await everybody.GetAsync(new Uri(system.Publication, $"/v1/publications/{catalogue}"));
        Assert.Equal(number, publication["currentSnapshot"]!.GetValue<int>());
    }
}
