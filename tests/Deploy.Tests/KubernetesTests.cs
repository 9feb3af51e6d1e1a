using OpenGov.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace OpenGov.Deploy.Tests;

/// <summary>k8s/base as far as it can be checked without a cluster: names, ports, settings and references agree with each other and the code.</summary>
public sealed class KubernetesTests
{
    public static TheoryData<string, int> Services => new() { { "department", 8200 }, { "catalogue", 8100 }, { "publication", 8300 }, { "console", 8400 } };

    [Fact]
    public void The_kustomization_names_every_file_beside_it()
    {
        var files = Directory.GetFiles(Repository.File("k8s", "base"), "*.yaml").Select(Path.GetFileName).Where(name => name != "kustomization.yaml");
        Assert.Equal(files.Order(), Sequence(Read("kustomization.yaml").Single(), "resources").Select(node => node.ToString()).Order());
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_listens_on_its_ports_and_reads_every_setting_it_is_given(string service, int http)
    {
        var documents = Read(service + ".yaml");
        var container = Sequence(documents[0], "spec", "template", "spec", "containers").Single();
        var ports = Sequence(container, "ports").ToDictionary(port => Text(port, "name"), port => Text(port, "containerPort"));
        Assert.Equal(($"{http}", $"{http + 1}"), (ports["http"], ports["grpc"]));
        Assert.Equal(["http", "grpc"], Sequence(documents[1], "spec", "ports").Select(port => Text(port, "targetPort")));
        Assert.Equal(Text(documents[0], "spec", "template", "metadata", "labels", "app"), Text(documents[1], "spec", "selector", "app"));

        var maps = Read("settings.yaml").ToDictionary(map => Text(map, "metadata", "name"), map => Keys(At(map, "data")));
        var given = Sequence(container, "envFrom").SelectMany(from => maps[Text(from, "configMapRef", "name")])
            .Concat(Sequence(container, "env").Select(variable => Text(variable, "name")));
        Assert.All(given, variable => Assert.True(SettingsInCode.Has(variable), $"no service reads {variable}"));
    }

    [Fact]
    public void No_value_is_a_secret()
    {
        var text = string.Concat(Directory.GetFiles(Repository.File("k8s", "base")).Select(File.ReadAllText));
        Assert.DoesNotContain("kind: Secret", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)password: *[^{ ]|://[^ ]*@", text);
    }

    private static IReadOnlyList<YamlNode> Read(string file)
    {
        using var reader = new StreamReader(Repository.File("k8s", "base", file));
        var stream = new YamlStream();
        stream.Load(reader);
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]);

    private static string Text(YamlNode node, params string[] path) => At(node, path).ToString();

    private static YamlSequenceNode Sequence(YamlNode node, params string[] path)
    {
        var at = path.Aggregate((YamlNode?)node, (each, name) => each is YamlMappingNode map && map.Children.TryGetValue(name, out var child) ? child : null);
        return at as YamlSequenceNode ?? [];
    }

    private static IEnumerable<string> Keys(YamlNode node) => ((YamlMappingNode)node).Children.Keys.Select(key => key.ToString());
}
