using System.Buffers;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>
/// Binds CatalogueService so that answers which were serialised before are sent as those bytes: serialising 30 KB costs as much as
/// the rest of a call. REST is not concerned; it writes the message as JSON.
/// </summary>
public static class PreparedBytes
{
    // Beside the message, not in it: the contract's classes know nothing of it, and a changed copy of a message has no bytes.
    private static readonly ConditionalWeakTable<Wire.Catalogue, byte[]> Prepared = [];

    private static readonly Marshaller<Wire.Catalogue> Catalogues = Marshallers.Create(Write, static context =>
        Wire.Catalogue.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));

    /// <summary>The service's descriptor; gRPC, REST and reflection look for it beside <see cref="BindService"/>.</summary>
    public static Google.Protobuf.Reflection.ServiceDescriptor Descriptor => Wire.CatalogueService.Descriptor;

    /// <summary>Serialises an answer that will be given often; from now on it must not be changed.</summary>
    /// <returns>Bytes on the wire.</returns>
    public static int Prepare(Wire.Catalogue message)
    {
        var bytes = message.ToByteArray();
        Prepared.Add(message, bytes);
        return bytes.Length;
    }

    /// <summary>Binds the service as the generated code does, except for how catalogues are written.</summary>
    public static void BindService(ServiceBinderBase binder, Wire.CatalogueService.CatalogueServiceBase? service) =>
        Wire.CatalogueService.BindService(new Binder(binder), service);

    private static void Write(Wire.Catalogue message, SerializationContext context)
    {
        if (Prepared.TryGetValue(message, out var bytes))
        {
            context.SetPayloadLength(bytes.Length);
            context.GetBufferWriter().Write(bytes);
        }
        else
        {
            context.SetPayloadLength(message.CalculateSize());
            message.WriteTo(context.GetBufferWriter());
        }

        context.Complete();
    }

    private sealed class Binder(ServiceBinderBase inner) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => inner.AddMethod(
                typeof(TResponse) == typeof(Wire.Catalogue)
                    ? new(method.Type, method.ServiceName, method.Name, method.RequestMarshaller, (Marshaller<TResponse>)(object)Catalogues)
                    : method,
                handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            inner.AddMethod(method, handler);
    }
}
