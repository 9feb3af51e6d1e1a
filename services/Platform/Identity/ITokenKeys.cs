using Microsoft.IdentityModel.Tokens;

namespace OpenGov.Platform.Identity;

/// <summary>The public keys that tokens are verified with.</summary>
public interface ITokenKeys
{
    /// <summary>The key of an id; null when the issuer does not have it.</summary>
    /// <param name="keyId">"kid" of the token.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="Errors.RequestException">The keys cannot be had now (UNAVAILABLE).</exception>
    ValueTask<SecurityKey?> FindAsync(string keyId, CancellationToken cancellation);
}
