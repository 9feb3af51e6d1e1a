namespace OpenGov.Publications.Channels;

/// <summary>Where events are sent.</summary>
public sealed record Webhook
{
    /// <summary>Rounds of tries that may fail in a row before it is disabled: with the pauses between them about six hours.</summary>
    public const int MostFailedRounds = 12;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>UUID; also the id of the document.</summary>
    public required string Id { get; init; }

    /// <summary>What it is used for.</summary>
    public required string Name { get; init; }

    /// <summary>Where to.</summary>
    public required string Url { get; init; }

    /// <summary>What its signatures are made with. It is kept as it is because it must sign.</summary>
    public required string Secret { get; init; }

    /// <summary>Only events of this division and what lies within it; empty means all.</summary>
    public required string Division { get; init; }

    /// <summary>Names of the event records that it gets.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Whether nothing is sent.</summary>
    public bool Disabled { get; init; }

    /// <summary>Why the system disabled it; empty otherwise.</summary>
    public string DisabledReason { get; init; } = "";

    /// <summary>The last event that it has taken, or that is not for it.</summary>
    public long Delivered { get; init; }

    /// <summary>Rounds of tries that have failed in a row.</summary>
    public int FailedRounds { get; init; }

    /// <summary>Not before then is the next round; null when nothing has failed.</summary>
    public DateTimeOffset? NextRound { get; init; }

    /// <summary>How often people have changed it: what is sent does not stand in the way of their changes.</summary>
    public long Edits { get; init; }

    /// <summary>Whether an event is for it.</summary>
    /// <param name="kind">Name of the event record.</param>
    /// <param name="catalogueId">The catalogue.</param>
    public bool Gets(string kind, string catalogueId) => Kinds.Contains(kind) && catalogueId.StartsWith(Division, StringComparison.Ordinal);

    /// <summary>Whether it is its turn.</summary>
    public bool IsReady(DateTimeOffset now) => !Disabled && !(NextRound > now);

    /// <summary>After it has taken everything up to an event.</summary>
    public Webhook Took(long sequence) => this with { Delivered = Math.Max(Delivered, sequence), FailedRounds = 0, NextRound = null };

    /// <summary>After a round of tries failed.</summary>
    /// <param name="now">Now.</param>
    /// <param name="error">What went wrong, for people.</param>
    public Webhook Failed(DateTimeOffset now, string error)
    {
        var rounds = FailedRounds + 1;
        var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(rounds - 1, 20)));
        return rounds < MostFailedRounds
            ? this with { FailedRounds = rounds, NextRound = now + pause }
            : this with { FailedRounds = rounds, NextRound = null, Disabled = true, DisabledReason = $"连续 {rounds} 轮发送失败，最后一次：{error}" };
    }
}

/// <summary>An event on its way to a webhook.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Tries that are kept.</summary>
    public const int KeptAttempts = 20;

    /// <summary>The webhook.</summary>
    public required string WebhookId { get; init; }

    /// <summary>The event's number in the log.</summary>
    public required long Sequence { get; init; }

    /// <summary>UUID of the event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Name of the event record.</summary>
    public required string Kind { get; init; }

    /// <summary>The catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>Whether the receiver took it.</summary>
    public bool Delivered { get; init; }

    /// <summary>How often it was tried.</summary>
    public int AttemptCount { get; init; }

    /// <summary>The last tries, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts { get; init; } = [];

    /// <summary>Id of the document.</summary>
    public static string IdOf(string webhookId, long sequence) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{webhookId}/{sequence:D12}");

    /// <summary>After more tries.</summary>
    public WebhookDelivery With(IReadOnlyList<WebhookAttempt> attempts) => this with
    {
        Delivered = Delivered || attempts.Any(attempt => attempt.Error.Length == 0),
        AttemptCount = AttemptCount + attempts.Count,
        Attempts = [.. Attempts.Concat(attempts).TakeLast(KeptAttempts)],
    };
}

/// <summary>One try.</summary>
/// <param name="At">When.</param>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Error">What went wrong, for people; empty when the receiver took it.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record WebhookAttempt(DateTimeOffset At, int Status, string Error, int Milliseconds);
