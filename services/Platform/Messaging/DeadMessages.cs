using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace OpenGov.Platform.Messaging;

/// <summary>Counts messages that could not be consumed after all retries and were moved to an <c>_error</c> queue, where they are kept.</summary>
public sealed class DeadMessages(IMeterFactory meters, ILogger<DeadMessages> logger) : IFilter<ExceptionReceiveContext>
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "OpenGov.Messaging";

    private readonly Counter<long> counter =
        meters.Create(MeterName).CreateCounter<long>("opengov.messaging.dead_messages", "{message}", "Messages moved to an _error queue.");
    private long count;

    /// <summary>How many since this process started.</summary>
    public long Count => Volatile.Read(ref count);

    /// <inheritdoc/>
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var queue = context.InputAddress.Segments[^1];
        logger.LogError(context.Exception, "message {MessageId} could not be consumed from {Queue} and is moved to {Queue}_error", context.GetMessageId(), queue, queue);
        await next.Send(context);
        Interlocked.Increment(ref count);
        counter.Add(1, new KeyValuePair<string, object?>("queue", queue));
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("deadMessages");
}
