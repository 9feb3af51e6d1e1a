using System.Collections.Frozen;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Audit;

/// <summary>
/// Makes the records of calls: each call that may write is an <see cref="AuditedAct"/> while it lasts, and each refusal goes to the trail of
/// the service that was called. Of reads only those refusals are kept that have to do with who may: a mistyped page number is nobody's concern.
/// </summary>
internal sealed class CallAudit
{
    private static readonly string[] Reads = ["Get", "List", "Search", "Find", "Diff", "Explain", "Export", "Verify", "Watch", "Preview", "Print", "Check"];

    private static readonly FrozenSet<Reason> OfWhoMay = FrozenSet.ToFrozenSet(
    [
        Reason.Unauthenticated, Reason.BadCredentials, Reason.RoleRequired, Reason.NotResponsible, Reason.SelfReview, Reason.StageHeld, Reason.RateLimited,
    ]);

    private readonly FrozenDictionary<string, Method> methods;
    private readonly CallerAddress addresses;
    private readonly TimeProvider clock;

    /// <param name="services">The permission tables, which tell what belongs to which service.</param>
    /// <param name="trails">The services that have a trail.</param>
    /// <param name="addresses">Tells where a call comes from.</param>
    /// <param name="clock">The time.</param>
    public CallAudit(IEnumerable<ServicePermissions> services, IEnumerable<AuditedService> trails, CallerAddress addresses, TimeProvider clock)
    {
        (this.addresses, this.clock) = (addresses, clock);
        var buffers = trails.ToDictionary(trail => trail.Name, trail => trail.Refusals, StringComparer.Ordinal);
        methods = services
            .Where(service => buffers.ContainsKey(service.Service))
            .SelectMany(service => service.Table.Lines.Select(line => (service.Service, Rpc: line.Key, Permission: line.Value)))
            .ToFrozenDictionary(
                line => "/" + line.Rpc,
                line => new Method(line.Rpc, IsRead(line.Rpc), line.Permission, buffers[line.Service]),
                StringComparer.Ordinal);
    }

    /// <summary>Begins the act of an admitted call; null when the call only reads, or no trail is kept.</summary>
    /// <param name="method">As gRPC writes it: "/opengov.catalogue.v1.DraftService/UpdateItem".</param>
    /// <param name="http">The call's HTTP exchange.</param>
    /// <param name="request">The request.</param>
    public AuditedAct? Begin(string method, HttpContext http, object? request) =>
        methods.TryGetValue(method, out var known) && !known.IsRead ? AuditedAct.Begin(Form(known, http, request as IMessage)) : null;

    /// <summary>Records a refusal. Never waits, never fails.</summary>
    /// <param name="method">As above.</param>
    /// <param name="http">The call's HTTP exchange.</param>
    /// <param name="request">The request; null when it could not be read.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <param name="act">What <see cref="Begin"/> gave.</param>
    public void Refused(string method, HttpContext http, object? request, RequestException refusal, AuditedAct? act = null)
    {
        if (!methods.TryGetValue(method, out var known) || !Matters(known, refusal.Reason))
        {
            return;
        }

        var now = clock.GetUtcNow();
        known.Refusals.Add((act?.Identified ?? Form(known, http, request as IMessage)) with
        {
            Id = Guid.CreateVersion7(now),
            Kind = AuditKind.Refusal,
            At = AuditedAct.ToMilliseconds(now),
            Reason = refusal.Reason.WireName(),
        });
    }

    private static bool Matters(Method method, Reason reason) =>
        !method.IsRead || OfWhoMay.Contains(reason) || (!method.Permission.IsPublic && reason == Reason.NotFound);

    private static bool IsRead(string rpc)
    {
        var name = rpc[(rpc.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return Array.Exists(Reads, read => name.StartsWith(read, StringComparison.Ordinal));
    }

    private AuditRecord Form(Method method, HttpContext http, IMessage? request)
    {
        var caller = http.Caller();
        return new()
        {
            Id = Guid.Empty,
            Kind = AuditKind.Write,
            At = default,
            Account = OrNull(caller.Username),
            Actor = caller.IsPublic ? AuditActor.Public : caller.Roles.Contains("client") ? AuditActor.Client : AuditActor.Member,
            Organisation = OrNull(caller.OrganisationId),
            Division = OrNull(caller.Division),
            OnBehalfOf = Lenders(method.Permission, caller),
            Address = addresses.Of(http.Connection.RemoteIpAddress, http.Request.Headers[CallerAddress.Header])?.ToString(),
            Rpc = method.Rpc,
            RequestId = request is null ? null : RequestResources.RequestId(request),

            // What a stranger types is not repeated: a password may stand where a name belongs.
            Resources = request is null || caller.IsPublic ? null : RequestResources.Of(request),
        };
    }

    /// <summary>Those whose roles the call could use by delegation; which of several it used is for the domain to say.</summary>
    private static string? Lenders(Permission permission, Caller caller) => caller.ActsFor.Count == 0
        ? null
        : OrNull(string.Join(',', caller.ActsFor
            .Where(lent => permission.Roles.Contains(lent.Key))
            .Select(lent => lent.Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private sealed record Method(string Rpc, bool IsRead, Permission Permission, RefusalBuffer Refusals);
}

/// <summary>A service in this process that keeps a trail.</summary>
/// <param name="Name">"department", "catalogue", "publication".</param>
/// <param name="Refusals">Where its refusals go.</param>
public sealed record AuditedService(string Name, RefusalBuffer Refusals);
