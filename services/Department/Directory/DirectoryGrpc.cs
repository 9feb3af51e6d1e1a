using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Domains;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Events;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Directory;

/// <summary>DirectoryService of the contract: this service's event log, as the contract writes it.</summary>
internal sealed class DirectoryGrpc([FromKeyedServices(DepartmentHosting.Name)] IEventLog log) : Wire.DirectoryService.DirectoryServiceBase
{
    public override async Task WatchDirectory(
        Wire.WatchDirectoryRequest request, IServerStreamWriter<Wire.DirectoryEvent> responseStream, ServerCallContext context)
    {
        if (request.FromSequence < 0)
        {
            throw Refused.Invalid("fromSequence", "不能为负数；0 或 1 表示从头开始");
        }

        var entries = log.WatchAsync(request.FromSequence, request.StopAtEnd, context.CancellationToken);
        await foreach (var entry in entries.WithCancellation(context.CancellationToken))
        {
            if (ToWire(entry) is { } happened)
            {
                await responseStream.WriteAsync(happened, context.CancellationToken);
            }
        }
    }

    private Wire.DirectoryEvent? ToWire(EventLogEntry entry)
    {
        var wire = new Wire.DirectoryEvent
        {
            Sequence = entry.Sequence,
            EventId = entry.EventId.ToString("D"),
            Time = entry.OccurredAt.ToTimestamp(),
        };
        switch (log.Event(entry))
        {
            case OrganisationChanged changed:
                wire.Organisation = changed.ToWire();
                return wire;
            case DomainChanged changed:
                wire.Domain = changed.ToWire();
                return wire;
            case ApplicabilityChanged changed:
                wire.NotApplicable = changed.ToWire();
                return wire;
            default:
                // Events about other things are none of the directory's.
                return null;
        }
    }
}
