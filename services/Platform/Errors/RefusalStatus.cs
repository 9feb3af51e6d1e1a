using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace OpenGov.Platform.Errors;

/// <summary>A refusal as google.rpc.Status, the one shape in which gRPC and REST callers see it.</summary>
public static class RefusalStatus
{
    /// <summary>ErrorInfo.domain of every refusal.</summary>
    public const string Domain = "opengov";

    /// <summary>Fact that gives the number of all violations when not all of them fit into the answer.</summary>
    public const string ViolationCount = "violation_count";

    /// <summary>
    /// Longest message, in characters: it travels in headers, which clients bound, and may repeat what a caller sent. Everything that is wrong
    /// is told by the violations.
    /// </summary>
    public const int LongestMessage = 600;

    /// <summary>The status of a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="room">Bytes that the violations may take; those that do not fit are left out and counted.</param>
    public static Status ToStatus(RequestException refusal, int room = int.MaxValue)
    {
        var info = new ErrorInfo { Domain = Domain, Reason = refusal.Reason.WireName() };
        foreach (var (key, value) in refusal.Facts)
        {
            info.Metadata.Add(key, value);
        }

        var violations = Fitting(refusal.Violations, room);
        if (violations.Count < refusal.Violations.Count)
        {
            info.Metadata[ViolationCount] = refusal.Violations.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var status = new Status { Code = (int)refusal.Reason.StatusCode(), Message = Bounded(refusal.Message), Details = { Any.Pack(info) } };
        if (violations.Count > 0)
        {
            status.Details.Add(refusal.Reason is Reason.RulesViolated or Reason.ConflictsUnresolved
                ? Preconditions(refusal.Reason, violations)
                : BadRequest(violations));
        }

        if (refusal.Facts.TryGetValue("retry_after_seconds", out var seconds) && int.TryParse(seconds, out var delay))
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(delay)) }));
        }

        return status;
    }

    /// <summary>The refusal that a status of ours carries; null when it is not one of ours.</summary>
    /// <param name="status">A status read from another service.</param>
    public static RequestException? FromStatus(Status status)
    {
        if (status.GetDetail<ErrorInfo>() is not { Domain: Domain } info || ReasonStatus.FromWireName(info.Reason) is not { } reason)
        {
            return null;
        }

        var fields = status.GetDetail<BadRequest>()?.FieldViolations.Select(v => new Violation(v.Field, v.Description));
        var rules = status.GetDetail<PreconditionFailure>()?.Violations.Select(v => new Violation(v.Subject, v.Description));
        return new RequestException(reason, status.Message, [.. fields ?? rules ?? []], new Dictionary<string, string>(info.Metadata));
    }

    private static string Bounded(string message)
    {
        if (message.Length <= LongestMessage)
        {
            return message;
        }

        var end = char.IsHighSurrogate(message[LongestMessage - 2]) ? LongestMessage - 2 : LongestMessage - 1;
        return message[..end] + "…";
    }

    private static List<Violation> Fitting(IReadOnlyList<Violation> violations, int room)
    {
        var fitting = new List<Violation>();
        foreach (var violation in violations)
        {
            room -= System.Text.Encoding.UTF8.GetByteCount(violation.Field) + System.Text.Encoding.UTF8.GetByteCount(violation.Description) + 8;
            if (room < 0 && fitting.Count > 0)
            {
                break;
            }

            fitting.Add(violation);
        }

        return fitting;
    }

    private static Any BadRequest(IEnumerable<Violation> violations) => Any.Pack(new BadRequest
    {
        FieldViolations =
        {
            violations.Select(v => new BadRequest.Types.FieldViolation { Field = v.Field, Description = v.Description }),
        },
    });

    private static Any Preconditions(Reason reason, IEnumerable<Violation> violations) => Any.Pack(new PreconditionFailure
    {
        Violations =
        {
            violations.Select(v => new PreconditionFailure.Types.Violation
            {
                Type = reason.WireName(),
                Subject = v.Field,
                Description = v.Description,
            }),
        },
    });
}
