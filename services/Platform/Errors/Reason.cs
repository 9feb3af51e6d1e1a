namespace OpenGov.Platform.Errors;

/// <summary>
/// Why a call was refused. The same list as <c>opengov.common.v1.ErrorReason</c>, whose comments say when each is sent and with
/// which gRPC status; a test keeps the two equal.
/// </summary>
public enum Reason
{
    /// <summary>A field is missing, unknown, of a wrong type or out of bounds (INVALID_ARGUMENT).</summary>
    InvalidRequest = 1,

    /// <summary>The page token is damaged or belongs to another question (INVALID_ARGUMENT).</summary>
    PageTokenInvalid = 2,

    /// <summary>The request id was used before for a different request (INVALID_ARGUMENT).</summary>
    RequestIdReused = 3,

    /// <summary>The table file cannot be taken over; violations name cells (INVALID_ARGUMENT).</summary>
    TableUnreadable = 4,

    /// <summary>Nothing with this id exists, or the caller may not know that it does (NOT_FOUND).</summary>
    NotFound = 5,

    /// <summary>Something with this id, name or slot exists (ALREADY_EXISTS).</summary>
    AlreadyExists = 6,

    /// <summary>Someone was faster; fact <c>current_revision</c> (ABORTED).</summary>
    StaleRevision = 7,

    /// <summary>The document's state does not allow this; fact <c>state</c> (FAILED_PRECONDITION).</summary>
    WrongState = 8,

    /// <summary>The catalogue breaks rules that stop a submission (FAILED_PRECONDITION).</summary>
    RulesViolated = 9,

    /// <summary>No token, or one that is expired, revoked, foreign or damaged (UNAUTHENTICATED).</summary>
    Unauthenticated = 10,

    /// <summary>Name and password do not match, or the account is disabled (UNAUTHENTICATED).</summary>
    BadCredentials = 11,

    /// <summary>The caller's roles do not allow this call; fact <c>required_roles</c> (PERMISSION_DENIED).</summary>
    RoleRequired = 12,

    /// <summary>The caller's organisation is not responsible (PERMISSION_DENIED).</summary>
    NotResponsible = 13,

    /// <summary>Nobody decides on their own submission (PERMISSION_DENIED).</summary>
    SelfReview = 14,

    /// <summary>Too many calls or attempts; fact <c>retry_after_seconds</c> (RESOURCE_EXHAUSTED).</summary>
    RateLimited = 15,

    /// <summary>More items, characters or bytes than allowed; fact <c>limit</c> (INVALID_ARGUMENT).</summary>
    TooLarge = 16,

    /// <summary>A server that this call needs is away; nothing was done (UNAVAILABLE).</summary>
    Unavailable = 17,

    /// <summary>A fault of ours; fact <c>trace_id</c> (INTERNAL).</summary>
    Internal = 18,

    /// <summary>Nobody decides at two stages of one version; fact <c>held_stage</c> (PERMISSION_DENIED).</summary>
    StageHeld = 19,

    /// <summary>Joining departments have not agreed yet; fact <c>missing</c> (FAILED_PRECONDITION).</summary>
    ConsentMissing = 20,

    /// <summary>The upstream catalogue has published since the caller looked; fact <c>current_version</c> (ABORTED).</summary>
    UpstreamMoved = 23,

    /// <summary>Conflicts of an upstream change are not decided; violations name each (FAILED_PRECONDITION).</summary>
    ConflictsUnresolved = 24,

    /// <summary>The domain is declared not to concern the street or town; fact <c>declared_reason</c> (FAILED_PRECONDITION).</summary>
    NotApplicable = 26,

    /// <summary>A file has several catalogue tables and none is the catalogue's for sure; a violation for each (INVALID_ARGUMENT).</summary>
    TableUnclear = 33,

    /// <summary>A table has doubtful cells that must be accepted before it is taken over; violations name them (INVALID_ARGUMENT).</summary>
    WarningsUnaccepted = 34,

    /// <summary>The caller has a one-time password and must change it before anything else (PERMISSION_DENIED).</summary>
    PasswordChangeRequired = 40,

    /// <summary>The machine client has no scope that opens this; fact <c>required_scopes</c> (PERMISSION_DENIED).</summary>
    ScopeRequired = 41,

    /// <summary>The external issuer's token names nobody who is a member here (UNAUTHENTICATED).</summary>
    MemberUnknown = 42,
}
