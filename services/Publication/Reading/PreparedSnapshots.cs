using Google.Protobuf;
using Grpc.Core;
using OpenGov.Platform.Grpc;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Reading;

/// <summary>
/// Binds PublicationService so that the tables of snapshots, which never change, are sent as they are stored: only what may change, whether
/// the snapshot is current or withdrawn, is serialised for each call. A message in Protobuf may come in pieces, one after another.
/// </summary>
public static class PreparedSnapshots
{
    private static readonly PreparedAnswers<Wire.Snapshot> Prepared = new();

    /// <summary>The service's descriptor; gRPC, REST and reflection look for it beside <see cref="BindService"/>.</summary>
    public static Google.Protobuf.Reflection.ServiceDescriptor Descriptor => Wire.PublicationService.Descriptor;

    /// <summary>The answer of a call over gRPC: a message without its table, which is sent behind it.</summary>
    /// <param name="view">The snapshot.</param>
    /// <param name="items">Its table as it is stored: field 5, serialised.</param>
    public static Wire.Snapshot Of(SnapshotView view, byte[] items)
    {
        var head = view.ToProto();
        Prepared.Prepare(head, head.ToByteArray(), items);
        return head;
    }

    /// <summary>Binds the service as the generated code does, except for how snapshots are written.</summary>
    public static void BindService(ServiceBinderBase binder, Wire.PublicationService.PublicationServiceBase? service) =>
        Wire.PublicationService.BindService(Prepared.Binding(binder), service);
}
