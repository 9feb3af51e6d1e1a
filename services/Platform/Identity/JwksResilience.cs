using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace OpenGov.Platform.Identity;

/// <summary>How the issuer is asked: short time-outs, a few tries, and no more tries for a while when it stays away.</summary>
internal static class JwksResilience
{
    public static ResiliencePipeline Build(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = static arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is { } e and not BrokenCircuitException
                && !arguments.Context.CancellationToken.IsCancellationRequested),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 6,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(5),
        })
        // Long enough for an issuer that is only just starting on a busy machine.
        .AddTimeout(TimeSpan.FromSeconds(5))
        .Build();
}
