using System.Buffers;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// Answers that are sent as bytes which were serialised before: serialising 30 KB costs as much as the rest of a call. A service that
/// gives such answers is bound with <see cref="Binding"/>. REST is not concerned; it writes the message as JSON.
/// </summary>
/// <typeparam name="TMessage">The answer.</typeparam>
public sealed class PreparedAnswers<TMessage> where TMessage : class, IMessage<TMessage>, new()
{
    // Beside the message, not in it: the contract's classes know nothing of it, and a changed copy of a message has no bytes.
    private readonly ConditionalWeakTable<TMessage, byte[][]> prepared = [];
    private readonly Marshaller<TMessage> marshaller;

    /// <summary>None yet.</summary>
    public PreparedAnswers()
    {
        var parser = new MessageParser<TMessage>(() => new TMessage());
        marshaller = Marshallers.Create(Write, context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));
    }

    /// <summary>Says which bytes are sent for a message, which must not be changed from now on.</summary>
    /// <param name="message">The message as a call returns it.</param>
    /// <param name="pieces">What is sent, one after another: together a serialised message.</param>
    public void Prepare(TMessage message, params byte[][] pieces) => prepared.Add(message, pieces);

    /// <summary>Binds a service as generated code does, except for how these answers are written.</summary>
    /// <param name="binder">Binds the methods.</param>
    public ServiceBinderBase Binding(ServiceBinderBase binder) => new Binder(binder, marshaller);

    private void Write(TMessage message, SerializationContext context)
    {
        if (prepared.TryGetValue(message, out var pieces))
        {
            var length = 0;
            foreach (var piece in pieces)
            {
                length += piece.Length;
            }

            context.SetPayloadLength(length);
            var writer = context.GetBufferWriter();
            foreach (var piece in pieces)
            {
                writer.Write(piece);
            }
        }
        else
        {
            context.SetPayloadLength(message.CalculateSize());
            message.WriteTo(context.GetBufferWriter());
        }

        context.Complete();
    }

    private sealed class Binder(ServiceBinderBase inner, Marshaller<TMessage> marshaller) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => inner.AddMethod(
                typeof(TResponse) == typeof(TMessage)
                    ? new(method.Type, method.ServiceName, method.Name, method.RequestMarshaller, (Marshaller<TResponse>)(object)marshaller)
                    : method,
                handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            inner.AddMethod(method, handler);
    }
}
