using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace OpenGov.Platform.Identity;

/// <summary>Who makes a call.</summary>
public static class CallerContext
{
    private static readonly object Key = new();

    /// <summary>Who makes this call, over gRPC or REST. <see cref="Caller.Public"/> without a token.</summary>
    /// <param name="context">The call.</param>
    public static Caller Caller(this ServerCallContext context) => context.GetHttpContext().Caller();

    /// <summary>Who makes this HTTP request, once it was admitted. <see cref="Identity.Caller.Public"/> without a token.</summary>
    /// <param name="context">The request.</param>
    public static Caller Caller(this HttpContext context) => context.Admitted()?.Caller ?? Identity.Caller.Public;

    /// <summary>The verified token of the request; null without one.</summary>
    internal static VerifiedToken? Admitted(this HttpContext context) =>
        context.Items.TryGetValue(Key, out var token) ? (VerifiedToken?)token : null;

    /// <summary>Remembers the verified token of a request.</summary>
    internal static void Admit(this HttpContext context, VerifiedToken token) => context.Items[Key] = token;
}
