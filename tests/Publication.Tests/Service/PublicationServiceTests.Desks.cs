using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Compliance;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Tests.Host;
using Xunit;
using Domain = OpenGov.Publications.Disclosures;

namespace OpenGov.Publications.Tests.Service;

// The desks behind disclosures and attributes on a clock of their own, the people before them, and what those send.
public abstract partial class PublicationServiceTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
    private static readonly Caller Editor = Someone("mzj.editor", "610116-mzj", "editor");
    private static readonly Caller Office = Someone("bgs.office", "610116-bgs", "office");
    private readonly SetClock clock = SetClock.At("2026-03-02");

    private static TimeLimit Seven => new() { Text = "信息形成之日起7个工作日内", Kind = TimeLimitKind.Within, Count = 7, Unit = TimeUnit.WorkingDay };

    private DisclosureDesk Desk => new(
        Documents<Domain.Disclosure>(), Documents<ReceiptPhoto>(), Service<PublicItems>(), Service<CalendarRegistry>(), Service<KeeperLookup>(), Service<DisclosureAccess>(), clock);

    private DisclosureReader Reader => new(Documents<Domain.Disclosure>(), Documents<ReceiptPhoto>(), Service<DisclosureAccess>(), clock);

    private DisclosureRecomputing Recomputing => new(Documents<Domain.Disclosure>(), Service<PublicItems>(), Service<CalendarRegistry>(), clock);

    private ComplianceDesk Counting => new(
        Documents<Domain.Disclosure>(), Documents<OpenGov.Publications.Attributes.DocumentAttribute>(), Service<PublicItems>(), Service<KeeperLookup>(), Service<DisclosureAccess>(), clock);

    private static Caller Someone(string name, string organisation, string role) => new(name, organisation, "610116", new HashSet<string> { role });

    private static string NewId() => Guid.NewGuid().ToString("D");

    private static async Task<Reason> ReasonAsync(Func<Task> call) => (await Assert.ThrowsAsync<RequestException>(call)).Reason;

    private static CatalogueItem Item(string id, TimeLimit limit) => new()
    {
        Id = id,
        Name = id == "fines" ? "处罚" : id,
        TimeLimit = limit,
        Channels = { id == "fines" ? [new Channel { Kind = ChannelKind.Website }, new Channel { Kind = ChannelKind.NoticeBoard }, new Channel { Kind = ChannelKind.Print, Use = ChannelUse.Optional }] : [new Channel { Kind = ChannelKind.Website }] },
    };

    private static RecordDisclosureRequest Record(string item, NewProof? proof = null, string day = "2026-02-10") =>
        new() { CatalogueId = Care, ItemId = item, TriggerDay = day, Proofs = { proof is null ? [] : [proof] }, RequestId = NewId() };

    private static NewProof Web(string day = "2026-03-02") =>
        new() { Channel = new() { Kind = ChannelKind.Website }, Url = "https://www.example.gov.cn/1", Time = SetClock.Noon(day).ToTimestamp() };

    private static NewProof Board() => new()
    {
        Channel = new() { Kind = ChannelKind.NoticeBoard },
        Note = "社区公示栏",
        Photo = ByteString.CopyFrom(Png),
        Time = SetClock.Noon("2026-03-02").ToTimestamp(),
    };

    private T Service<T>() where T : notnull => host!.Services.GetRequiredService<T>();

    private IDocuments<T> Documents<T>() where T : class => Service<IDocuments<T>>();

    private DisclosureExpecting Expecting() => new(
        Documents<Domain.Disclosure>(), Service<PublicItems>(), Service<CalendarRegistry>(), Service<KeeperLookup>(), clock, NullLogger<DisclosureExpecting>.Instance);

    private async Task PublishItemsAsync()
    {
        catalogue.Desk.Publish(Care, 3, make: number => number switch
        {
            1 => Item("fines", new() { Text = "信息形成之日起20个工作日内", Kind = TimeLimitKind.Within, Count = 20, Unit = TimeUnit.WorkingDay }),
            2 => Item("months", new() { Text = "每月10日", Kind = TimeLimitKind.Periodic, Schedule = new() { Every = 1, Unit = TimeUnit.Month, Month = 1, Day = 10 } }),
            _ => Item("free", new() { Text = "及时公开", Kind = TimeLimitKind.Immediate }),
        });
        await CurrentAsync(Care, 1);
    }

    private async Task<IReadOnlyList<PublicationEvent>> ToldAsync(Caller caller)
    {
        var log = host!.Services.GetRequiredKeyedService<OpenGov.Platform.Events.IEventLog>("publication");
        List<PublicationEvent> told = [];
        await foreach (var entry in log.WatchAsync(0, stopAtEnd: true, Stop))
        {
            if (log.Event(entry) is Contracts.Events.DisclosureEvent due
                && await Service<DisclosureAccess>().MayBeToldAsync(caller, due.CatalogueId, due.OrganisationId, Stop))
            {
                told.Add(OpenGov.Publications.Reading.PublicationMapping.ToProto(due));
            }
        }

        return told;
    }
}
