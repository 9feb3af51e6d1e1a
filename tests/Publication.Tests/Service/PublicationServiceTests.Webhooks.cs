using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Events;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Channels;
using OpenGov.Publications.Tests.Host;
using OpenGov.Testing;
using Xunit;
using Webhook = OpenGov.Contracts.Publication.V1.Webhook;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    private static readonly Caller Administrator = Someone("admin", "610116-bgs", "administrator");

    [Fact]
    public async Task A_webhook_gets_every_event_of_its_choice_in_order_signed_and_again_until_it_takes_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await StopAsync();
        await StartAsync(("Webhooks:AllowLocal", "true"));
        catalogue.Desk.Publish(Schools);
        // A watcher may hear of it a moment before it stands in the log, after which "from now on" is counted.
        var written = host!.Services.GetRequiredKeyedService<IEventLog>("publication");
        await Eventually.That(() => written.LastSequenceAsync(Stop), last => last == 1);
        var asked = Register(receiver.Url);
        var made = await Hooks.CreateAsync(asked, Office, Stop);
        Assert.Equal((43, "610116", false), (made.Secret.Length, made.Webhook.Division, made.Webhook.Disabled));
        Assert.Equal(new CreateWebhookResponse { Webhook = made.Webhook }, await Hooks.CreateAsync(asked, Office, Stop));

        // The first try of everything fails, each time in another way, and a redirect is not followed.
        var ways = new[] { 500, 302, 400 };
        receiver.Answers = (received, before) => receiver.All.Any(one => one.Delivery == received.Delivery) ? 200 : ways[before / 2 % ways.Length];
        catalogue.Desk.Publish(Care);
        catalogue.Desk.Publish("610117-06");
        catalogue.Desk.Publish(StreetCare);
        await CurrentAsync(Care, 1);
        catalogue.Desk.Withdraw(Care);
        await GoneAsync(Care);
        await Eventually.That(() => HookAsync(made.Webhook.Id), hook => hook.DeliveredSequence == 5);
        var events = (await EventsAsync(2, 4)).Where(one => one.CatalogueId != "610117-06").ToList();
        Assert.Equal(
            events.SelectMany(one => new[] { one.EventId, one.EventId }), receiver.All.Select(one => one.Delivery));
        Assert.Equal(events, receiver.All.Where((_, index) => index % 2 == 1).Select(one => PublicationEvent.Parser.ParseJson(Encoding.UTF8.GetString(one.Body))));
        Assert.All(receiver.All, one => Assert.Equal(
            "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(made.Secret), Encoding.UTF8.GetBytes($"{one.Timestamp}.{Encoding.UTF8.GetString(one.Body)}"))),
            one.Signature));

        var log = await Hooks.ListDeliveriesAsync(new() { WebhookId = made.Webhook.Id }, Office, Stop);
        Assert.Equal(events.Select(one => one.Sequence).Reverse(), log.Deliveries.Select(one => one.Sequence));
        Assert.All(log.Deliveries, one => Assert.Equal((true, 2, 200, ""), (one.Delivered, one.AttemptCount, one.Attempts[1].Status, one.Attempts[1].Error)));
        Assert.All(log.Deliveries, one => Assert.Contains($"{one.Attempts[0].Status}", one.Attempts[0].Error, StringComparison.Ordinal));

        // Once more on demand; what is not for it is not sent on demand either.
        var again = await Hooks.RedeliverAsync(new() { WebhookId = made.Webhook.Id, Sequence = events[0].Sequence, RequestId = NewId() }, Office, Stop);
        Assert.Equal((3, events[0].EventId), (again.AttemptCount, receiver.All.Last().Delivery));
        foreach (var sequence in new long[] { (await EventsAsync(1, 5)).Single(one => one.CatalogueId == "610117-06").Sequence, 99, 0 })
        {
            Assert.Equal(Reason.NotFound, await ReasonAsync(() => Hooks.RedeliverAsync(new() { WebhookId = made.Webhook.Id, Sequence = sequence, RequestId = NewId() }, Office, Stop)));
        }
    }

    [Fact]
    public async Task A_webhook_goes_on_where_it_stopped_after_a_restart_a_pause_and_when_people_say_so()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await StopAsync();
        await StartAsync(("Webhooks:AllowLocal", "true"));
        var made = (await Hooks.CreateAsync(Register(receiver.Url), Administrator, Stop)).Webhook;
        Assert.Equal("", made.Division);
        catalogue.Desk.Publish(Care);
        await Eventually.That(() => HookAsync(made.Id), hook => hook.DeliveredSequence == 1);

        var paused = await Hooks.UpdateAsync(Change(made, hook => hook.Disabled = true), Administrator, Stop);
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 2);
        await StopAsync();
        await StartAsync(("Webhooks:AllowLocal", "true"));
        Assert.Equal(Reason.StaleRevision, await ReasonAsync(() => Hooks.UpdateAsync(Change(made, hook => hook.Disabled = false), Administrator, Stop)));
        Assert.Single(receiver.All);
        var resumed = await Hooks.UpdateAsync(Change(paused, hook => hook.Disabled = false), Administrator, Stop);
        await Eventually.That(() => HookAsync(made.Id), hook => hook.DeliveredSequence == 2);
        Assert.Equal(["1", "2"], receiver.All.Select(one => one.Sequence));

        await Hooks.UpdateAsync(Change(resumed, hook => hook.DeliveredSequence = 0, "delivered_sequence"), Administrator, Stop);
        await Eventually.That(() => HookAsync(made.Id), hook => hook.DeliveredSequence == 2);
        await Eventually.That(() => Task.FromResult(receiver.All.Count), count => count == 4);
        Assert.Equal(["1", "2", "1", "2"], receiver.All.Select(one => one.Sequence));
    }

    [Fact]
    public async Task A_receiver_that_is_away_holds_up_nobody_and_addresses_of_the_machine_are_not_called()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var refused = (await Hooks.CreateAsync(Register(receiver.Url), Administrator, Stop)).Webhook;
        catalogue.Desk.Publish(Care);
        var failed = await Eventually.That(() => HookAsync(refused.Id), hook => hook.FailedRounds == 1);
        Assert.NotNull(failed.NextRoundTime);
        var sent = Assert.Single((await Hooks.ListDeliveriesAsync(new() { WebhookId = refused.Id }, Administrator, Stop)).Deliveries);
        Assert.Equal((false, 4), (sent.Delivered, sent.AttemptCount));
        Assert.All(sent.Attempts, attempt => Assert.Contains("本机", attempt.Error, StringComparison.Ordinal));
        Assert.Empty(receiver.All);

        await StopAsync();
        await StartAsync(("Webhooks:AllowLocal", "true"));
        var away = (await Hooks.CreateAsync(Register($"http://127.0.0.1:{Ports.Next()}/"), Administrator, Stop)).Webhook;
        var there = (await Hooks.CreateAsync(Register(receiver.Url), Administrator, Stop)).Webhook;
        catalogue.Desk.Publish(Care);
        await Eventually.That(() => HookAsync(there.Id), hook => hook.DeliveredSequence == 2);
        await Eventually.That(() => HookAsync(away.Id), hook => hook.FailedRounds == 1);
        Assert.Equal(1, (await HookAsync(away.Id)).DeliveredSequence);

        // Whoever mends the address has it tried at once.
        await Hooks.UpdateAsync(Change(away, hook => hook.Url = receiver.Url), Administrator, Stop);
        var mended = await Eventually.That(() => HookAsync(away.Id), hook => hook.DeliveredSequence == 2);
        Assert.Equal((0, null), (mended.FailedRounds, mended.NextRoundTime));
    }

    [Fact]
    public async Task Wrong_webhooks_are_refused_and_offices_keep_to_their_district()
    {
        foreach (var (wrong, field) in new (Action<Webhook>, string)[]
        {
            (one => one.Name = " ", "webhook.name"), (one => one.Name = new('字', 101), "webhook.name"), (one => one.Url = "ftp://x.cn/", "webhook.url"),
            (one => one.Url = "https://u:p@x.cn/", "webhook.url"), (one => one.Url = "x", "webhook.url"), (one => one.Url = "https://x.cn/" + new string('a', 500), "webhook.url"),
            (one => one.Kinds.Add(PublicationEventKind.Unspecified), "webhook.kinds"), (one => one.Division = "61", "division"),
        })
        {
            var request = Register("https://www.example.gov.cn/hook");
            wrong(request.Webhook);
            var refused = await Assert.ThrowsAsync<RequestException>(() => Hooks.CreateAsync(request, Office, Stop));
            Assert.Contains(refused.Violations, violation => violation.Field == field);
        }

        var made = (await Hooks.CreateAsync(Register("https://www.example.gov.cn/hook"), Office, Stop)).Webhook;
        var far = Office with { Division = "610117" };
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Hooks.GetAsync(made.Id, far, Stop)));
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Hooks.UpdateAsync(Change(made, _ => { }), far, Stop)));
        Assert.Equal(Reason.NotResponsible, await ReasonAsync(() => Hooks.ListDeliveriesAsync(new() { WebhookId = made.Id }, far, Stop)));
        Assert.Equal(Reason.InvalidRequest, await ReasonAsync(() => Hooks.UpdateAsync(Change(made, _ => { }, "division"), Office, Stop)));
        Assert.Equal(Reason.InvalidRequest, await ReasonAsync(() => Hooks.UpdateAsync(Change(made, one => one.DeliveredSequence = 9, "delivered_sequence"), Office, Stop)));
        Assert.Empty((await Hooks.ListAsync(new(), far, Stop)).Webhooks);
        Assert.Equal(made, Assert.Single((await Hooks.ListAsync(new(), Administrator, Stop)).Webhooks));
        Assert.DoesNotContain("secret", made.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.8.8", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("fe80::1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("::", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("2001:db8::1", false)]
    public void Addresses_of_the_machine_are_known(string address, bool isLocal) => Assert.Equal(isLocal, WebhookSender.IsLocal(IPAddress.Parse(address)));

    [Fact]
    public void After_twelve_failed_rounds_with_growing_pauses_a_webhook_is_disabled()
    {
        var now = SetClock.Noon("2026-03-02");
        var hook = new OpenGov.Publications.Channels.Webhook { Id = "a", Name = "推送", Url = "https://x.cn/", Secret = "s", Division = "", Kinds = [] };
        List<double> pauses = [];
        for (var round = 1; round < OpenGov.Publications.Channels.Webhook.MostFailedRounds; round++)
        {
            hook = hook.Failed(now, "接收方返回 500");
            pauses.Add((hook.NextRound!.Value - now).TotalSeconds);
            Assert.False(hook.Disabled);
            Assert.False(hook.IsReady(now));
            Assert.True(hook.IsReady(hook.NextRound.Value));
        }

        Assert.Equal([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600], pauses);
        Assert.Equal((0, null), (hook.Took(9).FailedRounds, hook.Took(9).NextRound));
        hook = hook.Failed(now, "接收方返回 500");
        Assert.True(hook.Disabled);
        Assert.Contains("12 轮", hook.DisabledReason, StringComparison.Ordinal);
        Assert.False(hook.IsReady(now.AddYears(1)));
    }

    private WebhookDesk Hooks => Service<WebhookDesk>();

    private static CreateWebhookRequest Register(string url) => new() { Webhook = new() { Name = "省级平台", Url = url }, RequestId = NewId() };

    private static UpdateWebhookRequest Change(Webhook hook, Action<Webhook> change, params string[] mask)
    {
        var changed = hook.Clone();
        change(changed);
        return new() { Webhook = changed, UpdateMask = new() { Paths = { mask } }, RequestId = NewId() };
    }

    private Task<Webhook> HookAsync(string id) => Hooks.GetAsync(id, Administrator, Stop);
}
