using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace OpenGov.Platform.Grpc;

/// <summary>How calls to one service are tried: with repeats or once, both behind the same circuit breaker.</summary>
internal sealed class ServicePipelines
{
    public ServicePipelines(TimeProvider time)
    {
        var breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.8,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(2),
                ShouldHandle = Away,
            })
            .Build();
        Single = breaker;
        Repeating = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(50),
                MaxDelay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<RpcException>(e => e.StatusCode == StatusCode.Unavailable),
            })
            .AddPipeline(breaker)
            .Build();
    }

    /// <summary>For what must not be done twice.</summary>
    public ResiliencePipeline Single { get; }

    /// <summary>For what may be repeated.</summary>
    public ResiliencePipeline Repeating { get; }

    private static ValueTask<bool> Away(CircuitBreakerPredicateArguments<object> arguments) => ValueTask.FromResult(
        arguments.Outcome.Exception is RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded });
}
