using OpenGov.Testing;
using Xunit;

namespace OpenGov.Deploy.Tests;

public sealed class DockerfileTests
{
    private readonly List<string[]> instructions = [.. File.ReadAllLines(Repository.File("Dockerfile"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    [Fact]
    public void It_builds_with_the_sdk_and_runs_on_the_runtime_alone() => Assert.Equal(
        ["mcr.microsoft.com/dotnet/sdk:10.0", "mcr.microsoft.com/dotnet/aspnet:10.0"], Of("FROM").Select(from => from[1]));

    [Fact]
    public void Every_service_it_names_exists()
    {
        var comment = File.ReadLines(Repository.File("Dockerfile")).First(line => line.Contains("SERVICE is", StringComparison.Ordinal));
        var named = comment[(comment.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(',', StringSplitOptions.TrimEntries);

        Assert.Equal(["Catalogue", "Console", "Department", "Publication", "Standalone"], named.Order());
        Assert.All(named, name => Assert.True(SettingsInCode.IsService(name), name));
    }

    [Fact]
    public void Whatever_it_copies_is_there_and_not_ignored()
    {
        var admitted = File.ReadAllLines(Repository.File(".dockerignore"))
            .Where(line => line.StartsWith('!'))
            .Select(line => line[1..]);
        var copied = Of("COPY")
            .Where(copy => !copy[1].StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(copy => copy[1..^1])
            .Select(path => path.TrimEnd('/'))
            .ToList();

        Assert.All(copied, path => Assert.True(Path.Exists(Repository.File(path)), path));
        Assert.Equal(copied.Order(), admitted.Order());
    }

    [Fact]
    public void It_does_not_run_as_root()
    {
        var last = instructions.FindLastIndex(instruction => instruction[0] == "USER");

        Assert.Equal(["USER", "$APP_UID"], instructions[last]);
        Assert.Equal("ENTRYPOINT", instructions[last + 1][0]);
    }

    [Fact]
    public void It_holds_no_secret() => Assert.All(
        instructions.Where(instruction => instruction[0] is "ENV" or "ARG"),
        instruction => Assert.DoesNotMatch("PASS|SECRET|TOKEN|KEY", string.Join(' ', instruction)));

    private IEnumerable<string[]> Of(string instruction) => instructions.Where(one => one[0] == instruction);
}
