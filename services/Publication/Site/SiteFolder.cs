using Google.Protobuf;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Site;

/// <summary>
/// A folder with what is public as a static site, for a content management system to pick up: index.html and index.json, and a folder for
/// each catalogue with index.html and catalogue.json. Files are put in their place whole, and index.json last: it says which snapshot each
/// catalogue's files are of, so that a crash leaves nothing that the next turn does not mend.
/// </summary>
/// <param name="root">The folder; made when it is not there.</param>
public sealed class SiteFolder(string root)
{
    private const string Index = "index.json";

    /// <summary>Makes the folder hold what is public.</summary>
    /// <param name="publications">Everything that is public, by catalogue id.</param>
    /// <param name="read">Reads the table of one; null when it was withdrawn meanwhile.</param>
    /// <returns>How many catalogues were written and how many taken away.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public async Task<(int Written, int Removed)> SyncAsync(IReadOnlyList<Publication> publications, Func<Publication, Task<PublicTable?>> read)
    {
        Directory.CreateDirectory(root);
        var known = Known();
        var (written, shown) = (0, new List<Publication>());
        foreach (var publication in publications)
        {
            var folder = Path.Combine(root, publication.CatalogueId);
            var current = publication.Current!;
            var isThere = known.GetValueOrDefault(publication.CatalogueId) == (current.Number, current.Digest)
                && File.Exists(Path.Combine(folder, "index.html")) && File.Exists(Path.Combine(folder, "catalogue.json"));
            if (!isThere)
            {
                if (await read(publication) is not { } table)
                {
                    continue;
                }

                Directory.CreateDirectory(folder);
                Put(Path.Combine(folder, "index.html"), SitePages.Table(table));
                Put(Path.Combine(folder, "catalogue.json"), SitePages.TableData(table));
                written++;
            }

            shown.Add(publication);
        }

        var removed = Remove(shown);
        if (written > 0 || removed > 0 || known.Count != shown.Count || !File.Exists(Path.Combine(root, "index.html")))
        {
            Put(Path.Combine(root, "index.html"), SitePages.Home(shown));
            Put(Path.Combine(root, Index), SitePages.HomeData(shown));
        }

        return (written, removed);
    }

    private static void Put(string path, byte[] bytes)
    {
        var beside = path + ".new";
        File.WriteAllBytes(beside, bytes);
        File.Move(beside, path, overwrite: true);
    }

    // Only folders that are named like a catalogue: whatever else people keep here is theirs.
    private int Remove(List<Publication> shown)
    {
        var removed = 0;
        foreach (var folder in Directory.EnumerateDirectories(root))
        {
            var name = Path.GetFileName(folder);
            if (CatalogueId.TryParse(name, out _) && shown.TrueForAll(one => one.CatalogueId != name))
            {
                Directory.Delete(folder, recursive: true);
                removed++;
            }
        }

        return removed;
    }

    private IReadOnlyDictionary<string, (int Number, string Digest)> Known()
    {
        try
        {
            var path = Path.Combine(root, Index);
            return File.Exists(path) ? SitePages.ReadHomeData(File.ReadAllText(path)) : new Dictionary<string, (int, string)>();
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or ArgumentException)
        {
            // Somebody has changed it: everything is written anew.
            return new Dictionary<string, (int, string)>();
        }
    }
}
