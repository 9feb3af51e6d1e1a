using Grpc.Core;
using Grpc.Core.Interceptors;
using OpenGov.Platform.Errors;
using Polly.CircuitBreaker;

namespace OpenGov.Platform.Grpc;

/// <summary>Puts time-outs, retries and a circuit breaker around calls to one service, and says in Chinese which service is away.</summary>
internal sealed class ResilientCalls(string name, TimeProvider time) : Interceptor
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);

    // An import of a large table takes its time.
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(60);

    private readonly ServicePipelines pipelines = new(time);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var attempts = new Attempts<TResponse>();
        var response = CallAsync(request, context, continuation, attempts);
        return new(
            response,
            HeadersAsync(response, attempts),
            () => attempts.Last?.GetStatus() ?? Status.DefaultSuccess,
            () => attempts.Last?.GetTrailers() ?? [],
            () => attempts.Last?.Dispose());
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        // Who follows a stream resumes it from what was received; here it cannot be repeated.
        var call = continuation(request, context);
        return new(
            new NamedReader<TResponse>(call.ResponseStream, name), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private async Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation,
        Attempts<TResponse> attempts)
        where TRequest : class
        where TResponse : class
    {
        var isRead = SafeToRepeat.IsRead(context.Method.Name);
        var pipeline = isRead || SafeToRepeat.HasRequestId(request) ? pipelines.Repeating : pipelines.Single;
        var caller = context.Options.CancellationToken;
        try
        {
            return await pipeline.ExecuteAsync(
                async _ =>
                {
                    var limit = time.GetUtcNow().UtcDateTime + (isRead ? ReadTimeout : WriteTimeout);
                    var options = context.Options.Deadline is { } wanted && wanted < limit
                        ? context.Options : context.Options.WithDeadline(limit);
                    attempts.Last?.Dispose();
                    attempts.Last = continuation(request, new(context.Method, context.Host, options));
                    return await attempts.Last;
                },
                caller);
        }
        catch (BrokenCircuitException)
        {
            throw Refused.Unavailable(name);
        }
        catch (RpcException e) when (IsAway(e, caller))
        {
            throw e.StatusCode == StatusCode.Unavailable && RemoteRefusal.From(e) is { } refusal ? refusal : Refused.Unavailable(name);
        }
    }

    private static bool IsAway(RpcException e, CancellationToken caller) =>
        !caller.IsCancellationRequested && e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded;

    private static async Task<Metadata> HeadersAsync<TResponse>(Task<TResponse> response, Attempts<TResponse> attempts)
    {
        await response;
        return await attempts.Last!.ResponseHeadersAsync;
    }

    private sealed class Attempts<TResponse>
    {
        public AsyncUnaryCall<TResponse>? Last { get; set; }
    }
}
