namespace OpenGov.Catalogues.Oversight;

/// <summary>How versions are gone through.</summary>
internal static class StoredVersions
{
    /// <summary>Versions at a time: each may be some megabytes.</summary>
    public const int Page = 16;
}
