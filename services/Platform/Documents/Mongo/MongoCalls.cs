using Microsoft.Extensions.Logging;
using MongoDB.Driver;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>
/// Calls to the server: a limit of time, a few repetitions with jitter (every write of ours can be repeated, because it recognises
/// itself), and a breaker, so that while the server is away callers are told at once instead of waiting in turn.
/// </summary>
internal sealed class MongoCalls
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly ResiliencePipeline pipeline;
    private readonly ILogger logger;

    public MongoCalls(TimeProvider time, ILogger logger)
    {
        this.logger = logger;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(Longest)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(e => MongoFailure.IsPassing(e) && !MongoFailure.WasNotSent(e)),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(50),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(MongoFailure.IsPassing),
                FailureRatio = 0.9,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(1),
                OnOpened = opened =>
                {
                    logger.LogWarning(opened.Outcome.Exception, "MongoDB does not answer; calls are refused until it does.");
                    return default;
                },
                OnClosed = _ =>
                {
                    logger.LogInformation("MongoDB answers again.");
                    return default;
                },
            })
            .Build();
    }

    /// <summary>A call that changes nothing, or whose repetition does no harm.</summary>
    /// <exception cref="Errors.RequestException">The server is away.</exception>
    public Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> call, CancellationToken cancellation) =>
        ExecuteAsync((_, stop) => call(stop), isWrite: false, cancellation);

    /// <summary>A write that can be repeated, because it recognises itself.</summary>
    /// <param name="call">The write; told whether it may have been made before.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="Errors.RequestException">The server is away.</exception>
    public Task<TResult> WriteAsync<TResult>(Func<bool, CancellationToken, Task<TResult>> call, CancellationToken cancellation) =>
        ExecuteAsync(call, isWrite: true, cancellation);

    private async Task<TResult> ExecuteAsync<TResult>(Func<bool, CancellationToken, Task<TResult>> call, bool isWrite, CancellationToken cancellation)
    {
        var mayHaveHappened = false;
        try
        {
            return await pipeline.ExecuteAsync(
                async stop =>
                {
                    try
                    {
                        return await call(mayHaveHappened, stop);
                    }
                    catch (Exception e) when (e is OperationCanceledException || (MongoFailure.IsPassing(e) && !MongoFailure.WasNotSent(e)))
                    {
                        mayHaveHappened = true;
                        throw;
                    }
                },
                cancellation);
        }
        catch (Exception error) when (MongoFailure.ToRefusal(error, isWrite && mayHaveHappened) is { } refusal)
        {
            if (error is MongoAuthenticationException)
            {
                logger.LogError(error, "MongoDB refuses the credentials in Documents__ConnectionString.");
            }

            throw refusal;
        }
    }
}
