using Google.Protobuf;
using Grpc.Core;
using OpenGov.Platform.Grpc;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>Binds CatalogueService so that catalogues which were serialised before are sent as those bytes.</summary>
public static class PreparedBytes
{
    private static readonly PreparedAnswers<Wire.Catalogue> Prepared = new();

    /// <summary>The service's descriptor; gRPC, REST and reflection look for it beside <see cref="BindService"/>.</summary>
    public static Google.Protobuf.Reflection.ServiceDescriptor Descriptor => Wire.CatalogueService.Descriptor;

    /// <summary>Serialises an answer that will be given often; from now on it must not be changed.</summary>
    /// <returns>The bytes on the wire.</returns>
    public static byte[] Prepare(Wire.Catalogue message)
    {
        var bytes = message.ToByteArray();
        Prepared.Prepare(message, bytes);
        return bytes;
    }

    /// <summary>Binds the service as the generated code does, except for how catalogues are written.</summary>
    public static void BindService(ServiceBinderBase binder, Wire.CatalogueService.CatalogueServiceBase? service) =>
        Wire.CatalogueService.BindService(Prepared.Binding(binder), service);
}
