using System.Globalization;

namespace OpenGov.Testing.DocumentDbGateway;

/// <summary>The command line.</summary>
/// <param name="Port">Loopback port for MongoDB clients.</param>
/// <param name="Postgres">Connection string of the PostgreSQL that has the documentdb extension.</param>
internal sealed record GatewayOptions(int Port, string Postgres)
{
    public static GatewayOptions? Parse(string[] args, out string problem)
    {
        problem = "usage: --port PORT --postgres \"CONNECTION STRING\"";
        int? port = null;
        string? postgres = null;
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--port" when int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536:
                    port = number;
                    break;
                case "--postgres":
                    postgres = args[i + 1];
                    break;
                default:
                    problem = $"not understood: {args[i]} {args[i + 1]}; {problem}";
                    return null;
            }
        }

        return port is { } p && postgres is not null ? new GatewayOptions(p, postgres) : null;
    }
}
