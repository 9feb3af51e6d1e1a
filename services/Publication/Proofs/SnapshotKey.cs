using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Platform.Documents;

namespace OpenGov.Publications.Proofs;

/// <summary>A key of proofs: ECDSA on P-256. Kept for good, since every proof that it signed is verified with it.</summary>
/// <param name="Id">Thumbprint of the public key (RFC 7638); the document's id.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64.</param>
/// <param name="PrivateKey">PKCS #8, base64; null of a key that comes from the configuration, which alone holds it.</param>
/// <param name="Since">Since when it is known.</param>
public sealed record SnapshotKey(string Id, string PublicKey, string? PrivateKey, DateTimeOffset Since)
{
    /// <summary>How keys are stored: at most one is the service's own.</summary>
    public static DocumentType<SnapshotKey> Type { get; } = new DocumentType<SnapshotKey>("snapshot-keys", schema: 1)
        .Unique("own", key => key.PrivateKey is null ? null : "own");

    /// <summary>A new key of the service's own.</summary>
    public static SnapshotKey Generate(DateTimeOffset at)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Of(key, at) with { PrivateKey = Convert.ToBase64String(key.ExportPkcs8PrivateKey()) };
    }

    /// <summary>The public part of a key.</summary>
    /// <param name="key">A key on P-256.</param>
    /// <param name="at">Now.</param>
    public static SnapshotKey Of(ECDsa key, DateTimeOffset at)
    {
        var id = new ECDsaSecurityKey(key).ComputeJwkThumbprint();
        return new(Base64UrlEncoder.Encode(id), Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), null, at);
    }

    /// <summary>The public key as a PEM file holds it.</summary>
    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", Convert.FromBase64String(PublicKey));

    /// <summary>Whether a signature is this key's.</summary>
    /// <param name="form">What was signed.</param>
    /// <param name="signature">The signature, DER.</param>
    public bool Verifies(byte[] form, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(PublicKey), out _);
        return key.VerifyData(form, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Never the private key.</summary>
    public override string ToString() => $"SnapshotKey {Id}";
}
