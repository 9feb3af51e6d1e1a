namespace OpenGov.Platform.Identity;

/// <summary>A token whose signature, issuer, audience and time were checked.</summary>
/// <param name="Caller">Who it stands for.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="ExpiresAt">When it stops being accepted, without any skew.</param>
public sealed record VerifiedToken(Caller Caller, string KeyId, DateTimeOffset ExpiresAt);
