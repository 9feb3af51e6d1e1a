using Grpc.Core;
using Grpc.Core.Interceptors;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// Stands before every call, over gRPC or REST: admits the caller, checks what the contract says about the request, and turns
/// whatever escapes into a status. One interceptor, because each one costs every call.
/// </summary>
internal sealed class EdgeInterceptor(Admission admission, StreamEnds streams, CallAudit audit, Faults faults) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        AuditedAct? act = null;
        try
        {
            var http = context.GetHttpContext();
            UnreadableRequests.Read(http);
            await admission.AdmitAsync(context.Method, http);
            act = audit.Begin(context.Method, http, request);
            RequestCheck.Check(request);
            return await continuation(request, context);
        }
        catch (Exception e) when (!PassesThrough(e, context))
        {
            throw ToStatus(e, context, request, act);
        }
        finally
        {
            act?.Dispose();
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            var http = context.GetHttpContext();
            UnreadableRequests.Read(http);
            await admission.AdmitAsync(context.Method, http);
            RequestCheck.Check(request);
            await streams.RunAsync(context, responseStream, (writer, ending) => continuation(request, writer, ending));
        }
        catch (Exception e) when (!PassesThrough(e, context))
        {
            throw ToStatus(e, context, request);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            var http = context.GetHttpContext();
            UnreadableRequests.Read(http);
            await admission.AdmitAsync(context.Method, http);
            return await continuation(requestStream, context);
        }
        catch (Exception e) when (!PassesThrough(e, context))
        {
            throw ToStatus(e, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            var http = context.GetHttpContext();
            UnreadableRequests.Read(http);
            await admission.AdmitAsync(context.Method, http);
            await streams.RunAsync(context, responseStream, (writer, ending) => continuation(requestStream, writer, ending));
        }
        catch (Exception e) when (!PassesThrough(e, context))
        {
            throw ToStatus(e, context);
        }
    }

    // The caller went away or its deadline passed: nobody listens to our words.
    private static bool PassesThrough(Exception e, ServerCallContext context) =>
        context.CancellationToken.IsCancellationRequested && e is OperationCanceledException or IOException
        || e is RpcException { StatusCode: StatusCode.Cancelled or StatusCode.DeadlineExceeded or StatusCode.Unimplemented };

    private RpcException ToStatus(Exception e, ServerCallContext context, object? request = null, AuditedAct? act = null)
    {
        var http = context.GetHttpContext();
        var refusal = e as RequestException ?? faults.Report(e, context.Method, http);
        audit.Refused(context.Method, http, request, refusal, act);
        return RefusalStatus.ToStatus(refusal, AnswerRoom.Of(http.Request)).ToRpcException();
    }
}
