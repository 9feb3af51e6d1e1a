using System.Text.RegularExpressions;
using OpenGov.Testing;

namespace OpenGov.Deploy.Tests;

/// <summary>The configuration keys that the services read, found in their sources as the string literals they read them by.</summary>
public static partial class SettingsInCode
{
    private static readonly HashSet<string> Keys = [.. Directory
        .EnumerateFiles(Repository.File("services"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
        .SelectMany(file => KeysIn(File.ReadAllText(file)))];

    /// <summary>Whether some service reads this environment variable.</summary>
    public static bool Has(string variable)
    {
        var key = variable.Replace("__", ":", StringComparison.Ordinal);
        // Addresses of services are read by name: "Services:" + name.
        return Keys.Contains(key)
            || (key.Split(':') is ["Services", var service] && Keys.Contains("Services:") && IsService(service));
    }

    /// <summary>Whether a folder of services/ is a program.</summary>
    public static bool IsService(string name) =>
        File.Exists(Repository.File("services", name, "Program.cs")) && File.Exists(Repository.File("services", name, name + ".csproj"));

    private static IEnumerable<string> KeysIn(string source)
    {
        List<string> literals = [.. Literal().Matches(source).Select(match => match.Groups[1].Value)];
        // A file that opens a section reads the keys in it by their own names.
        var sections = Section().Matches(source).Select(match => match.Groups[1].Value);
        return [.. literals, .. sections.SelectMany(_ => literals, (section, literal) => $"{section}:{literal}")];
    }

    [GeneratedRegex("\"([A-Za-z:_]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("GetSection\\(\"([A-Za-z:]+)\"\\)")]
    private static partial Regex Section();
}
