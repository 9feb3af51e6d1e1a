using MongoDB.Driver;
using OpenGov.Platform.Errors;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>What the driver's exceptions mean.</summary>
internal static class MongoFailure
{
    // Shutdown, election, stepping down, exceeded time, write conflict: all pass by themselves.
    private static readonly HashSet<int> PassingCodes = [6, 7, 50, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436];

    /// <summary>Whether the server is away or busy with itself, so that the same call may succeed later.</summary>
    public static bool IsPassing(Exception error) => error switch
    {
        MongoAuthenticationException => false,
        MongoConnectionException or MongoConnectionPoolPausedException or MongoWaitQueueFullException or MongoCursorNotFoundException => true,
        MongoNotPrimaryException or MongoNodeIsRecoveringException or MongoExecutionTimeoutException or MongoWriteConcernException => true,
        TimeoutException => true,
        MongoCommandException command => PassingCodes.Contains(command.Code) || HasPassingLabel(command),
        MongoWriteException { WriteConcernError: not null } => true,
        MongoWriteException { WriteError: { } write } => PassingCodes.Contains(write.Code),
        MongoBulkWriteException bulk => bulk.WriteConcernError is not null || bulk.WriteErrors.Any(e => PassingCodes.Contains(e.Code)),
        MongoException other => HasPassingLabel(other),
        _ => false,
    };

    /// <summary>Whether the call cannot have reached the server.</summary>
    public static bool WasNotSent(Exception error) => error switch
    {
        BrokenCircuitException => true,
        MongoConnectionPoolPausedException or MongoWaitQueueFullException => true,

        // The driver's own: no server could be selected. An answer that does not come is a connection exception instead.
        TimeoutException => true,
        _ => false,
    };

    /// <summary>The refusal of a call that failed for good; null when the error means something else.</summary>
    /// <param name="error">The last error.</param>
    /// <param name="mayHaveHappened">Whether a write was sent and its outcome is not known.</param>
    public static RequestException? ToRefusal(Exception error, bool mayHaveHappened)
    {
        if (error is not (BrokenCircuitException or TimeoutRejectedException or MongoAuthenticationException) && !IsPassing(error))
        {
            return null;
        }

        return mayHaveHappened
            ? new RequestException(Reason.Unavailable, "数据库暂时无法访问，不能确定本次操作是否生效，请稍后刷新查看，再决定是否重试。")
            : Refused.Unavailable("数据库");
    }

    /// <summary>The index whose uniqueness a write would break; null for another error.</summary>
    public static string? BrokenKey(MongoWriteException error)
    {
        if (error.WriteError?.Category != ServerErrorCategory.DuplicateKey)
        {
            return null;
        }

        // "… collection: catalogue.versions index: slot_unique dup key: { … }": the server names the index nowhere else.
        const string Before = " index: ";
        var message = error.WriteError.Message;
        var start = message.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var name = message[start..(message + " ").IndexOf(' ', start)];
        return name.EndsWith(MongoSetup.UniqueSuffix, StringComparison.Ordinal) ? name[..^MongoSetup.UniqueSuffix.Length] : "id";
    }

    /// <summary>Whether the document would become larger than the server takes. The code differs between servers and commands.</summary>
    public static bool IsTooLarge(Exception error) => error is MongoWriteException or MongoCommandException or FormatException
        && error.Message.Contains("larger than", StringComparison.Ordinal);

    private static bool HasPassingLabel(MongoException error) =>
        error.HasErrorLabel("RetryableWriteError") || error.HasErrorLabel("RetryableReadError") || error.HasErrorLabel("TransientTransactionError");
}
