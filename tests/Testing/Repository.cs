namespace OpenGov.Testing;

/// <summary>The checkout the tests were built from.</summary>
public static class Repository
{
    private static readonly Lazy<string> Folder = new(Find);

    /// <summary>The folder of <c>Catalogue.sln</c>.</summary>
    public static string Root => Folder.Value;

    /// <summary>A path inside the checkout.</summary>
    /// <param name="parts">Below <see cref="Root"/>, for example <c>"contracts", "protos"</c>.</param>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The dll a project was last built to, for <see cref="ServiceProcess"/>.</summary>
    /// <param name="project">The project's folder below the root, for example <c>services/Standalone</c>.</param>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    public static string BuiltDll(string project)
    {
        const string marker = ".runtimeconfig.json";
        var output = new DirectoryInfo(File(project, "bin"));
        var newest = output.Exists
            ? output.EnumerateFiles("*" + marker, SearchOption.AllDirectories)
                .Where(file => !file.FullName.Contains("publish", StringComparison.Ordinal))
                // Beside a program lie those that it is made of, which may have been built later.
                .OrderByDescending(file => file.Name.EndsWith("." + Path.GetFileName(project) + marker, StringComparison.Ordinal))
                .ThenByDescending(file => new FileInfo(file.FullName[..^marker.Length] + ".dll").LastWriteTimeUtc)
                .FirstOrDefault()
            : null;
        return newest is null
            ? throw new FileNotFoundException($"{project} is not built: dotnet build {project}")
            : newest.FullName[..^marker.Length] + ".dll";
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Catalogue.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Catalogue.sln above {AppContext.BaseDirectory}.");
    }
}
