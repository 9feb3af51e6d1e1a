using System.IO.Compression;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>
/// Makes the bytes of an Office file depend on nothing but its content: the library stamps each part with the time at which it was
/// written.
/// </summary>
internal static class StablePackage
{
    /// <summary>The earliest time that a zip archive can say.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same package, compressed, each part with the same time.</summary>
    /// <param name="package">Written without compression, so that nothing is compressed twice.</param>
    public static byte[] Of(MemoryStream package)
    {
        using var stable = new MemoryStream();
        package.Position = 0;
        using (var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(stable, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries)
            {
                var entry = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = Always;
                using var written = entry.Open();
                using var read = part.Open();
                read.CopyTo(written);
            }
        }

        return stable.ToArray();
    }
}
