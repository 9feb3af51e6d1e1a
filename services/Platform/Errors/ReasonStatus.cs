using Code = Grpc.Core.StatusCode;

namespace OpenGov.Platform.Errors;

/// <summary>The gRPC status of each reason, as the comments of <c>opengov.common.v1.ErrorReason</c> promise.</summary>
public static class ReasonStatus
{
    /// <summary>The status code that a refusal for this reason is sent with.</summary>
    /// <param name="reason">Why the call is refused.</param>
    public static Code StatusCode(this Reason reason) => reason switch
    {
        Reason.InvalidRequest or Reason.PageTokenInvalid or Reason.RequestIdReused or Reason.TableUnreadable or Reason.TooLarge
            or Reason.TableUnclear or Reason.WarningsUnaccepted => Code.InvalidArgument,
        Reason.NotFound => Code.NotFound,
        Reason.AlreadyExists => Code.AlreadyExists,
        Reason.StaleRevision or Reason.UpstreamMoved => Code.Aborted,
        Reason.WrongState or Reason.RulesViolated or Reason.ConsentMissing or Reason.ConflictsUnresolved or Reason.NotApplicable
            => Code.FailedPrecondition,
        Reason.Unauthenticated or Reason.BadCredentials or Reason.MemberUnknown => Code.Unauthenticated,
        Reason.RoleRequired or Reason.NotResponsible or Reason.SelfReview or Reason.StageHeld
            or Reason.PasswordChangeRequired or Reason.ScopeRequired => Code.PermissionDenied,
        Reason.RateLimited => Code.ResourceExhausted,
        Reason.Unavailable => Code.Unavailable,
        _ => Code.Internal,
    };

    /// <summary>The reason's name on the wire, for example "STALE_REVISION".</summary>
    /// <param name="reason">Why the call is refused.</param>
    public static string WireName(this Reason reason) => WireNames[reason];

    /// <summary>The reason of a name on the wire; null for one we do not know.</summary>
    /// <param name="wireName">For example "STALE_REVISION".</param>
    public static Reason? FromWireName(string wireName) => ByWireName.TryGetValue(wireName, out var reason) ? reason : null;

    private static readonly Dictionary<Reason, string> WireNames =
        Enum.GetValues<Reason>().ToDictionary(reason => reason, reason => UpperSnake(reason.ToString()));

    private static readonly Dictionary<string, Reason> ByWireName = WireNames.ToDictionary(pair => pair.Value, pair => pair.Key);

    private static string UpperSnake(string name) => string.Concat(
        name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));
}
