using Npgsql;
using OpenGov.Testing.DocumentDbGateway.Commands;
using OpenGov.Testing.DocumentDbGateway.Errors;
using OpenGov.Testing.DocumentDbGateway.Postgres;

namespace OpenGov.Testing.DocumentDbGateway;

/// <summary>Ends what clients left open and forgets what nobody asks for any more.</summary>
internal sealed class Housekeeping(Database database, Transactions transactions, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                await transactions.ExpireAsync();
                await database.ExecuteAsync(null, RetriedWrites.Forget);
            }
            catch (Exception e) when (e is NpgsqlException or ServerError)
            {
                // PostgreSQL is away: there will be a next time.
            }
        }
    }
}
