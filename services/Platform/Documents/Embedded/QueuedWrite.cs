namespace OpenGov.Platform.Documents.Embedded;

/// <summary>A write on its way through the writer.</summary>
internal interface IQueuedWrite
{
    /// <summary>Makes it inside the open transaction; a refusal is remembered for <see cref="Settle"/>.</summary>
    /// <returns>Whether it was made and carries events.</returns>
    bool Apply(Session session);

    /// <summary>Answers the caller, after the commit.</summary>
    void Settle();

    /// <summary>Answers the caller that the transaction failed.</summary>
    void Fail(Exception error);
}

/// <inheritdoc cref="IQueuedWrite"/>
internal sealed class QueuedWrite<TResult>(Func<Session, TResult> write, bool carriesEvents, CancellationToken cancellation) : IQueuedWrite
{
    private readonly TaskCompletionSource<TResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? result;
    private Exception? refusal;

    public Task<TResult> Task => answer.Task;

    public bool Apply(Session session)
    {
        if (cancellation.IsCancellationRequested)
        {
            refusal = new OperationCanceledException(cancellation);
            return false;
        }

        try
        {
            result = write(session);
            return carriesEvents;
        }
        catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException)
        {
            refusal = e;
            return false;
        }
    }

    public void Settle()
    {
        if (refusal is null)
        {
            answer.SetResult(result!);
        }
        else
        {
            Fail(refusal);
        }
    }

    public void Fail(Exception error) => answer.SetException(refusal ?? error);
}
