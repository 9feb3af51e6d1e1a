namespace OpenGov.Standalone.Example;

/// <summary>
/// Whether the example has been loaded, kept as a small file beside the data. A load that was cut short leaves accounts whose
/// passwords nobody knows any more; then what there is is set aside, never deleted, and loading begins anew.
/// </summary>
/// <param name="folder">Folder of the embedded documents.</param>
internal sealed class ExampleState(string folder)
{
    private const string Loading = "loading";
    private readonly string file = Path.Combine(folder, "example.state");

    /// <summary>Whether this start has to load it; prepares the folder for it.</summary>
    public bool ShouldLoad()
    {
        if (File.Exists(file))
        {
            if (File.ReadAllText(file).Trim() != Loading)
            {
                return false;
            }

            SetAside();
        }
        else if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.db").Any())
        {
            // Somebody's own data, started with --empty before.
            return false;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(file, Loading);
        return true;
    }

    /// <summary>Remembers that the example is complete.</summary>
    public void Loaded() => File.WriteAllText(file, "loaded");

    private void SetAside()
    {
        var aside = Enumerable.Range(1, int.MaxValue).Select(n => Path.Combine(folder, $"unfinished-{n}")).First(path => !Directory.Exists(path));
        Directory.CreateDirectory(aside);
        foreach (var path in Directory.GetFiles(folder).Where(path => path != file))
        {
            File.Move(path, Path.Combine(aside, Path.GetFileName(path)));
        }

        Console.WriteLine($"上次装载示例区没有完成，已有数据移到 {aside}，现在重新装载。");
    }
}
