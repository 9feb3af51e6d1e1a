using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.Serialization;

namespace OpenGov.Deploy.Tests;

public sealed partial class ComposeTests
{
    private readonly ComposeFile compose = ComposeFile.Read();

    [Fact]
    public void The_file_has_no_name_so_that_older_versions_of_compose_read_it() => Assert.Null(compose.Name);

    [Fact]
    public void No_key_is_written_twice() => // The reader throws; merged parts are left apart, because they may be overridden.
        Assert.NotEmpty(new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, object>>(ComposeFile.Text));

    [Theory]
    [InlineData("department", "Department", 8200, 8201)]
    [InlineData("catalogue", "Catalogue", 8100, 8101)]
    [InlineData("publication", "Publication", 8300, 8301)]
    [InlineData("console", "Console", 8400)]
    public void Each_service_listens_on_its_ports_and_opens_them(string name, string program, int http, int? grpc = null)
    {
        var service = compose.Services[name];

        Assert.Equal(program, service.Build?.Args["SERVICE"]);
        Assert.Equal($"{http}", service.Environment["Http__Port"]);
        Assert.True(grpc is null || service.Environment["Grpc__Port"] == $"{grpc}");
        Assert.Equal(grpc is null ? [$"{http}:{http}"] : [$"{http}:{http}", $"{grpc}:{grpc}"], service.Ports.Select(port => port[(port.IndexOf("}:", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public void Only_the_services_open_ports_and_only_to_this_machine_unless_told()
    {
        Assert.All(compose.Services.Where(service => service.Value.Build is null), service => Assert.Empty(service.Value.Ports));
        Assert.All(compose.Ours.SelectMany(service => service.Value.Ports), port => Assert.StartsWith("${BIND_ADDRESS:-127.0.0.1}:", port));
    }

    [Fact]
    public void Every_image_we_build_is_a_program_of_this_repository()
    {
        Assert.NotEmpty(compose.Ours);
        Assert.All(compose.Ours, service =>
        {
            Assert.Equal(".", service.Value.Build!.Context);
            Assert.True(SettingsInCode.IsService(service.Value.Build.Args["SERVICE"]), service.Key);
        });
    }

    [Fact]
    public void Every_setting_is_one_that_a_service_reads() => Assert.All(
        compose.Ours.SelectMany(service => service.Value.Environment.Keys).Distinct(),
        key => Assert.True(SettingsInCode.Has(key), $"no service reads {key}"));

    [Fact]
    public void Every_address_of_a_service_is_the_one_it_listens_on()
    {
        var addresses = compose.Ours
            .SelectMany(service => service.Value.Environment)
            .Where(setting => setting.Key.StartsWith("Services__", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.Equal(3, addresses.Count);
        Assert.All(addresses, setting =>
        {
            var name = setting.Key["Services__".Length..].ToLowerInvariant();
            Assert.Equal($"http://{name}:{compose.Services[name].Environment["Grpc__Port"]}", setting.Value);
        });
    }

    [Fact]
    public void Whoever_is_waited_for_tells_when_the_waiting_is_over() => Assert.All(
        compose.Services.SelectMany(service => service.Value.DependsOn), dependency =>
        {
            var awaited = compose.Services[dependency.Key];
            switch (dependency.Value.Condition)
            {
                case "service_healthy":
                    Assert.NotEmpty(awaited.Healthcheck?.Test ?? []);
                    break;
                case "service_completed_successfully":
                    Assert.Equal("no", awaited.Restart);
                    break;
                default:
                    Assert.Fail($"{dependency.Key}: {dependency.Value.Condition} does not wait until it is ready");
                    break;
            }
        });

    [Theory]
    [InlineData("department", "mongodb-setup", "rabbitmq")]
    [InlineData("catalogue", "mongodb-setup", "rabbitmq")]
    [InlineData("publication", "mongodb-setup", "rabbitmq")]
    [InlineData("console", "catalogue", "department", "publication")]
    public void Each_service_waits_for_what_it_needs_and_is_asked_whether_it_is_ready(string name, params string[] needs)
    {
        var service = compose.Services[name];

        Assert.Equal(needs, service.DependsOn.Keys.Order());
        Assert.Contains("/healthz/ready", service.Healthcheck!.Test[^1]);
        Assert.Contains("$$Http__Port", service.Healthcheck.Test[^1]);
    }

    [Fact]
    public void No_password_is_written_down()
    {
        var named = compose.Services
            .SelectMany(service => service.Value.Environment)
            .Where(setting => Password().IsMatch(setting.Key))
            .Select(setting => setting.Value);
        var inAddresses = AddressWithPassword().Matches(ComposeFile.Text).Select(match => match.Groups[1].Value);
        string[] all = [.. named, .. inAddresses];

        Assert.True(all.Length >= 6);
        Assert.All(all, value => Assert.Matches(@"^\$\{[A-Z_]*PASSWORD(:\?[^}]+|:-)\}$", value));
    }

    [Fact]
    public void Every_variable_is_explained_at_the_top()
    {
        var explained = ComposeFile.Text[..ComposeFile.Text.IndexOf("x-service", StringComparison.Ordinal)];
        var used = Variable().Matches(ComposeFile.Text).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(used);
        Assert.All(used, variable => Assert.Contains(variable, explained));
    }

    [GeneratedRegex("PASS(WORD)?$|SECRET|TOKEN")]
    private static partial Regex Password();

    [GeneratedRegex(@"://[a-z]+:([^@\s]*(?:\{[^}]*\})?)@")]
    private static partial Regex AddressWithPassword();

    [GeneratedRegex(@"(?<!\$)\$\{([A-Z_]+)")]
    private static partial Regex Variable();
}
