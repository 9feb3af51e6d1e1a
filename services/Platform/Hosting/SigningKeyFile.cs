using System.Security.Cryptography;

namespace OpenGov.Platform.Hosting;

/// <summary>A PEM file with a private key that signs with ES256.</summary>
public static class SigningKeyFile
{
    /// <summary>Opens the key; the caller disposes of it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CryptographicException">The file cannot be read, or holds no unencrypted private key on P-256.</exception>
    public static ECDsa Open(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                ? key
                : throw new CryptographicException("the key is not on the curve P-256");
        }
        catch (Exception e)
        {
            key.Dispose();
            throw e is IOException or UnauthorizedAccessException or ArgumentException ? new CryptographicException(e.Message, e) : e;
        }
    }

    /// <summary>Whether the file holds such a key.</summary>
    public static bool IsUsable(string path)
    {
        try
        {
            Open(path).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
