using Grpc.Core;
using Polly;
using Polly.Retry;

namespace OpenGov.Standalone.Example;

/// <summary>Calls that may come a moment before the called service has heard of what they are about.</summary>
internal static class Retried
{
    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<RpcException>(e => e.StatusCode is
                StatusCode.PermissionDenied or StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.Unavailable),
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Constant,
            MaxRetryAttempts = 300,
        })
        .Build();

    public static async Task<T> UntilKnownAsync<T>(Func<Task<T>> call, CancellationToken cancellation) =>
        await Pipeline.ExecuteAsync(async _ => await call(), cancellation);
}
