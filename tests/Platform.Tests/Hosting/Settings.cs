using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using OpenGov.Platform.Hosting;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Hosting;

public sealed class Settings
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // A setting, its value, and what the message must say.
    public static TheoryData<string, string, string> WrongSettings => new()
    {
        { "Http:Port", "eighty", "Http__Port = \"eighty\"" },
        { "Http:Port", "70000", "0–65535" },
        { "Http:Port", "-1", "0–65535" },
        { "Grpc:Port", "", "Grpc__Port = \"\"" },
        { "Http:Address", "localhost", "127.0.0.1" },
        { "Services:Catalogue", "catalogue:8101", "http://catalogue:8101" },
        { "Services:Catalogue", "ftp://catalogue", "Services__Catalogue" },
        { "Identity:JwksUrl", "jwks.json", "Identity__JwksUrl" },
        { "Identity:Issuer", " ", "Identity__Issuer" },
        { "Documents:Engine", "Postgres", "Documents__Engine" },
        { "Documents:Engine", "MongoDB", "Documents__ConnectionString" },
        { "Messaging:Transport", "Kafka", "Messaging__Transport" },
        { "Messaging:Transport", "RabbitMQ", "Messaging__ConnectionString" },
        { "Events:LeaseDuration", "soon", "Events__LeaseDuration" },
        { "Events:Relay", "yes", "true / false" },
        { "Documents:Enginee", "MongoDB", "did you mean Documents__Engine" },
        { "Document:Engine", "MongoDB", "did you mean Documents__Engine" },
        { "Identity:Secret", "a", "known: Identity__JwksUrl" },
        { "Services:Console", "http://a:1", "Services__Console" },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void A_wrong_setting_is_named_with_what_is_allowed(string key, string value, string said)
    {
        var problem = Assert.Single(SettingsCheck.Problems(Configuration((key, value))));

        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_signs_is_a_private_key_on_P256_in_a_file()
    {
        using var right = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var file = Path.GetTempFileName();
        try
        {
            foreach (var wrong in new[] { "", "no PEM", right.ExportSubjectPublicKeyInfoPem(), other.ExportPkcs8PrivateKeyPem(), right.ExportEncryptedPkcs8PrivateKeyPem("secret", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10)) })
            {
                File.WriteAllText(file, wrong);
                Assert.Contains("Snapshots__SigningKey", Assert.Single(SettingsCheck.Problems(Configuration(("Snapshots:SigningKey", file)))), StringComparison.Ordinal);
            }

            File.WriteAllText(file, right.ExportPkcs8PrivateKeyPem());
            Assert.Empty(SettingsCheck.Problems(Configuration(("Snapshots:SigningKey", file))));
            File.WriteAllText(file, right.ExportECPrivateKeyPem());
            Assert.Empty(SettingsCheck.Problems(Configuration(("Snapshots:SigningKey", file))));
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Single(SettingsCheck.Problems(Configuration(("Snapshots:SigningKey", file))));
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var problems = SettingsCheck.Problems(Configuration(("Http:Port", "a"), ("Grpc:Port", "b"), ("Documents:Engine", "c")));

        Assert.Equal(3, problems.Count);
    }

    [Fact]
    public void Two_equal_ports_are_refused()
    {
        Assert.Single(SettingsCheck.Problems(Configuration(("Http:Port", "8080"), ("Grpc:Port", "8080"))));
        Assert.Empty(SettingsCheck.Problems(Configuration(("Http:Port", "0"), ("Grpc:Port", "0"))));
    }

    [Fact]
    public void A_secret_is_not_repeated()
    {
        var problems = SettingsCheck.Problems(Configuration(
            ("Messaging:Transport", "RabbitMQ"), ("Messaging:ConnectionString", "http://user:geheim@host")));

        Assert.DoesNotContain("geheim", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Right_settings_and_those_of_others_are_let_through()
    {
        Assert.Empty(SettingsCheck.Problems(Configuration(
            ("http:port", "8100"), ("Grpc:Port", "8101"), ("Http:Address", "::"), ("Documents:Path", "./data"), ("Messaging:Transport", "InMemory"),
            ("Services:Department", "http://department:8201"), ("Events:LeaseDuration", "00:00:03"), ("Logging:LogLevel:Default", "Debug"),
            ("Kestrel:Limits:MaxConcurrentConnections", "100"), ("PATH", "/bin"))));
    }

    [Fact]
    public async Task A_process_with_a_wrong_setting_ends_with_1_and_one_line()
    {
        await using var process = ServiceProcess.Launch(
            Repository.BuiltDll("services/Catalogue"), new Dictionary<string, string?> { ["Documents__Enginee"] = "MongoDB" });
        await Eventually.True(() => process.HasExited);
        await Eventually.True(() => process.Tail().Length > 0);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal(
            "设置有误 Wrong setting: Documents__Enginee 不认识 is unknown; 您是否想写 did you mean Documents__Engine", process.Tail().Trim());
    }

    [Fact]
    public async Task A_process_whose_port_is_taken_ends_with_1_and_says_which()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        await using var process = ServiceProcess.Launch(Repository.BuiltDll("services/Catalogue"), new Dictionary<string, string?>
        {
            ["Http__Port"] = $"{Ports.Next()}",
            ["Grpc__Port"] = $"{port}",
        });
        await Eventually.True(() => process.HasExited);
        await Eventually.True(() => process.Tail().Contains("Grpc__Port", StringComparison.Ordinal));

        Assert.Equal(1, process.ExitCode);
        Assert.DoesNotContain("   at ", process.Tail(), StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
