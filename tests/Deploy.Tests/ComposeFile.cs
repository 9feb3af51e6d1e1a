using OpenGov.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OpenGov.Deploy.Tests;

/// <summary>What the tests look at in docker-compose.yml, with its merged parts in place.</summary>
public sealed class ComposeFile
{
    public static string Text { get; } = File.ReadAllText(Repository.File("docker-compose.yml"));

    public string? Name { get; set; }

    public Dictionary<string, ComposeService> Services { get; set; } = [];

    /// <summary>Services that are built from this repository.</summary>
    public IEnumerable<KeyValuePair<string, ComposeService>> Ours => Services.Where(service => service.Value.Build is not null);

    public static ComposeFile Read()
    {
        var reader = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build();
        return reader.Deserialize<ComposeFile>(new MergingParser(new Parser(new StringReader(Text))));
    }
}

public sealed class ComposeService
{
    public string? Image { get; set; }

    public ComposeBuild? Build { get; set; }

    public string? Restart { get; set; }

    public List<string> Ports { get; set; } = [];

    public Dictionary<string, string> Environment { get; set; } = [];

    public Dictionary<string, ComposeDependency> DependsOn { get; set; } = [];

    public ComposeHealthcheck? Healthcheck { get; set; }
}

public sealed class ComposeBuild
{
    public string Context { get; set; } = "";

    public Dictionary<string, string> Args { get; set; } = [];
}

public sealed class ComposeDependency
{
    public string Condition { get; set; } = "";
}

public sealed class ComposeHealthcheck
{
    public List<string> Test { get; set; } = [];
}
