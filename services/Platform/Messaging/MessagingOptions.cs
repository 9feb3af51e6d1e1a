using Microsoft.Extensions.Configuration;

namespace OpenGov.Platform.Messaging;

/// <summary>Which transport carries messages; configuration section <c>Messaging</c>.</summary>
/// <param name="BrokerAddress">Address of RabbitMQ; null for the in-memory transport.</param>
public sealed record MessagingOptions(Uri? BrokerAddress)
{
    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names the key.</exception>
    public static MessagingOptions From(IConfiguration configuration)
    {
        var transport = configuration["Messaging:Transport"];
        if (string.IsNullOrEmpty(transport) || transport.Equals("InMemory", StringComparison.OrdinalIgnoreCase))
        {
            return new((Uri?)null);
        }

        if (!transport.Equals("RabbitMQ", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Messaging__Transport is \"{transport}\"; allowed are InMemory and RabbitMQ");
        }

        // The value may hold a password, so it is not repeated.
        return Uri.TryCreate(configuration["Messaging:ConnectionString"], UriKind.Absolute, out var address)
            && address.Scheme is "amqp" or "amqps" or "rabbitmq" or "rabbitmqs"
            ? new(address)
            : throw new InvalidOperationException("Messaging__ConnectionString must be the address of RabbitMQ, for example amqp://user:password@host:5672/");
    }
}
