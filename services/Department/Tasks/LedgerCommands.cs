using Google.Protobuf;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Tasks;

/// <summary>Changes of ledgers; the first task of a year begins one.</summary>
internal sealed class LedgerCommands(IDocuments<Ledger> ledgers, DocumentCommands<Ledger> commands, TimeProvider time)
{
    /// <summary>Changes a ledger that is there.</summary>
    public Task<TAnswer> ChangeAsync<TAnswer>(
        string id,
        CommandRequest command,
        Func<RequestException> missing,
        Func<Stored<Ledger>, DateTimeOffset, Changed<Ledger, TAnswer>> decide,
        CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new() =>
        commands.ChangeAsync(id, command, missing, stored => decide(stored, time.GetUtcNow()), cancellation);

    /// <summary>Changes a ledger, or begins it: then the decision gets an empty one with revision 0.</summary>
    public async Task<TAnswer> ChangeOrBeginAsync<TAnswer>(
        string division,
        int year,
        CommandRequest command,
        Func<Stored<Ledger>, DateTimeOffset, Changed<Ledger, TAnswer>> decide,
        CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var id = Ledger.IdOf(division, year);
        var taken = Refused.AlreadyExists("工作台账", id);
        if (await ledgers.FindAsync(id, cancellation) is null)
        {
            var empty = new Stored<Ledger>(id, 0, new Ledger { Division = division, Year = year });
            try
            {
                return await commands.CreateAsync(id, command, _ => taken, () => decide(empty, time.GetUtcNow()), cancellation);
            }
            catch (RequestException refusal) when (ReferenceEquals(refusal, taken))
            {
                // Somebody else has begun it in between.
            }
        }

        return await ChangeAsync(id, command, () => Refused.NotFound("工作台账", id), decide, cancellation);
    }
}
