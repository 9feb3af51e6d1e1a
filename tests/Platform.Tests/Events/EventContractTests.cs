using System.Text.Json.Nodes;
using MassTransit;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Tests.Events;

/// <summary>
/// Logs hold this JSON for ever and queues know these names, so a change of a line in pinned-events.jsonl breaks readers. A new field
/// is added to a line; nothing is renamed, removed or moved.
/// </summary>
public sealed class EventContractTests
{
    public static TheoryData<string, string, string> Pinned { get; } = ReadPinned();

    [Theory]
    [MemberData(nameof(Pinned))]
    public void The_name_and_the_JSON_of_an_event_stay_and_can_be_read_back(string type, string message, string json)
    {
        var sample = EverySample.All.Single(happened => EventJson.TypeOf(happened) == type) with { Sequence = 42 };
        Assert.Equal(json, EventJson.Write(sample));
        Assert.Equal(message, MessageUrn.ForTypeString(sample.GetType()));
        Assert.Equivalent(sample, EventTypes.Of<ServiceEvent>().Read(type, json), strict: true);
    }

    [Fact]
    public void No_event_is_forgotten_here()
    {
        var all = EventTypes.Of<ServiceEvent>().All.Select(type => type.Name);
        Assert.Equal(all, Pinned.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_event_of_another_service_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => EventTypes.Of<DepartmentEvent>().Read("CataloguePublished", "{}"));

    private static TheoryData<string, string, string> ReadPinned()
    {
        using var file = typeof(EventContractTests).Assembly.GetManifestResourceStream("pinned-events.jsonl")!;
        using var reader = new StreamReader(file);
        var rows = new TheoryData<string, string, string>();
        while (reader.ReadLine() is { } line)
        {
            var pinned = JsonNode.Parse(line)!;
            var message = (string)pinned["message"]!;
            rows.Add(message.Split(':')[^1], message, pinned["event"]!.ToJsonString(DocumentJson.Options));
        }

        return rows;
    }
}
