using Microsoft.Extensions.Configuration;

namespace OpenGov.Platform.Identity;

/// <summary>Which tokens are accepted.</summary>
/// <param name="Issuer">"iss" that a token must have; <c>Identity__Issuer</c>.</param>
/// <param name="Audience">"aud" that a token must have; <c>Identity__Audience</c>.</param>
/// <param name="JwksUrl">Where the issuer's keys are; <c>Identity__JwksUrl</c>. Null means Department's.</param>
public sealed record TokenSettings(string Issuer, string Audience, Uri? JwksUrl)
{
    /// <summary>How far the issuer's clock may be from ours.</summary>
    public static TimeSpan Skew { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The settings of this process.</summary>
    /// <param name="configuration">Its configuration.</param>
    public static TokenSettings Read(IConfiguration configuration) => new(
        configuration["Identity:Issuer"] ?? TokenClaims.DefaultIssuer,
        configuration["Identity:Audience"] ?? TokenClaims.DefaultAudience,
        configuration["Identity:JwksUrl"] is { Length: > 0 } url ? new Uri(url) : null);
}
