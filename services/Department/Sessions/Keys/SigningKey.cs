using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Departments.Accounts;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Sessions.Keys;

/// <summary>A key that tokens are signed with: ECDSA on P-256.</summary>
/// <param name="Id">"kid": thumbprint of the public key (RFC 7638); the document's id.</param>
/// <param name="PrivateKey">PKCS #8, base64.</param>
/// <param name="X">Public point, base64url.</param>
/// <param name="Y">Public point, base64url.</param>
/// <param name="State">Whether it signs.</param>
/// <param name="Since">Since when it is in this state.</param>
public sealed record SigningKey(string Id, Hidden PrivateKey, string X, string Y, SigningKeyState State, DateTimeOffset Since)
{
    /// <summary>How keys are stored: at most one signs, at most one is next.</summary>
    public static DocumentType<SigningKey> Type { get; } = new DocumentType<SigningKey>("signing-keys", schema: 1)
        .Unique("slot", key => key.State == SigningKeyState.Retired ? null : key.State.ToString());

    /// <summary>A new key.</summary>
    public static SigningKey Generate(SigningKeyState state, DateTimeOffset at)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        var thumbprint = SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}"""));
        return new(Base64UrlEncoder.Encode(thumbprint), new(Convert.ToBase64String(key.ExportPkcs8PrivateKey())), x, y, state, at);
    }

    /// <summary>The key for signing; the caller disposes of it.</summary>
    public ECDsa Open()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(PrivateKey.Reveal()), out _);
        return key;
    }
}

/// <summary>The life of a key.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SigningKeyState>))]
public enum SigningKeyState
{
    /// <summary>Published and not yet used, so that everyone who verifies has it before the first token signed with it.</summary>
    Next,

    /// <summary>Signs.</summary>
    Active,

    /// <summary>Signs no more; published until the last token signed with it has expired.</summary>
    Retired,
}
