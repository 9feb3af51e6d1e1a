using System.Globalization;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.SelfCheck;

/// <summary>The event log has each sequence from 1 on once, and each event once.</summary>
internal sealed class EventSequenceCheck(IDocuments<EventLogEntry> log) : ISelfCheck
{
    private const int Page = 500;

    public string Id => "event-sequences";

    public string Explanation => "事件日志的序号从 1 起连续，每个事件只出现一次";

    public async Task RunAsync(Findings findings, SelfCheckCaller asked, CancellationToken cancellation)
    {
        var (expected, seen) = (1L, new HashSet<Guid>());
        await foreach (var stored in log.ReadAllAsync(Page, cancellation))
        {
            findings.Looked();
            var sequence = stored.Value.Sequence;
            findings.Require(
                stored.Id == sequence.ToString("D19", CultureInfo.InvariantCulture), $"事件 {stored.Id} 的内容是序号 {sequence} 的事件");
            findings.Require(sequence >= expected, $"序号 {sequence} 重复或次序不对");
            findings.Require(sequence <= expected, $"缺少序号 {expected}" + (sequence - 1 > expected ? $" 至 {sequence - 1}" : ""));
            findings.Require(seen.Add(stored.Value.EventId), $"事件 {stored.Value.EventId} 在序号 {sequence} 再次出现");
            expected = sequence + 1;
        }
    }
}
