using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Identity.Revocation;

namespace OpenGov.Platform.Identity;

/// <summary>Registers what admits callers.</summary>
internal static class IdentityHosting
{
    public static void AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TokenSettings.Read(configuration));
        services.AddSingleton<JwksAddress>();
        services.TryAddSingleton<ITokenKeys>(provider => new JwksKeys(
            provider.GetRequiredService<JwksAddress>(),
            new HttpClient { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<JwksKeys>>()));
        services.AddSingleton(CallerAddress.Configured(configuration));
        services.AddSingleton<TokenVerifier>();
        services.AddSingleton<RevocationAddress>();
        services.AddSingleton<IRevocationSource>(provider => new PublishedRevocations(
            provider.GetRequiredService<RevocationAddress>(), new HttpClient { MaxResponseContentBufferSize = 16 * 1024 * 1024 }));
        services.AddSingleton<RevokedSessions>();
        services.AddHostedService<RevocationFollower>();
        services.AddSingleton<PermissionLookup>();
        services.AddSingleton<Admission>();
        services.AddHostedService<PermissionStart>();
    }
}
