using Xunit;

namespace OpenGov.Testing;

/// <summary>
/// The real servers tests talk to. In this order: the address in <c>CATALOGUE_TEST_MONGODB</c> or <c>CATALOGUE_TEST_RABBITMQ</c>
/// (<c>./test.sh</c> starts servers and sets them); else a Docker engine; else the test is skipped and says why. Call them in a test or
/// in <c>InitializeAsync</c> of a test class; in a shared fixture a skip would count as a failure.
/// </summary>
public static class RealServers
{
    /// <summary>Address of a MongoDB that accepts majority read and write concern.</summary>
    public const string MongoDbVariable = "CATALOGUE_TEST_MONGODB";

    /// <summary>AMQP address of a RabbitMQ.</summary>
    public const string RabbitMqVariable = "CATALOGUE_TEST_RABBITMQ";

    /// <summary>Address of its management API, with user and password; optional.</summary>
    public const string RabbitMqManagementVariable = "CATALOGUE_TEST_RABBITMQ_MANAGEMENT";

    /// <summary>A database of the caller's own, dropped when disposed.</summary>
    public static async Task<TestDatabase> MongoDbAsync()
    {
        if (Given(MongoDbVariable) is { } address)
        {
            return new TestDatabase(address);
        }

        return await DockerServers.MongoDbAsync() is { } container
            ? new TestDatabase(container)
            : throw Skipped("MongoDB", MongoDbVariable);
    }

    /// <summary>A virtual host of the caller's own, deleted when disposed.</summary>
    public static async Task<TestBroker> RabbitMqAsync()
    {
        if (Given(RabbitMqVariable) is { } address)
        {
            var management = Given(RabbitMqManagementVariable);
            return await TestBroker.CreateAsync(new Uri(address), management is null ? null : new Uri(management));
        }

        return await DockerServers.RabbitMqAsync() is { } container
            ? await TestBroker.CreateAsync(container.Address, container.Management)
            : throw Skipped("RabbitMQ", RabbitMqVariable);
    }

    private static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static InvalidOperationException Skipped(string server, string variable)
    {
        Assert.Skip($"No {server}: run ./test.sh, which starts one, or set {variable}, or start Docker ({DockerServers.WhyNot}).");
        return new InvalidOperationException("unreachable");
    }
}
