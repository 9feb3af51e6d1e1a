using OpenGov.Testing.DocumentDbGateway.Errors;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>Commit, abort, end of a session.</summary>
internal sealed class TransactionEnds(Transactions transactions)
{
    public Dictionary<string, Func<Call, Task<byte[]>>> Commands => new()
    {
        ["commitTransaction"] = call => EndAsync(call, commit: true),
        ["abortTransaction"] = call => EndAsync(call, commit: false),
        ["endSessions"] = EndSessionsAsync,
    };

    private static async Task<byte[]> EndAsync(Call call, bool commit)
    {
        var transaction = call.Transaction ?? throw ServerError.NoSuchTransaction("There is no transaction to end.");
        await transaction.EndAsync(commit);
        return Call.Ok();
    }

    private async Task<byte[]> EndSessionsAsync(Call call)
    {
        foreach (var session in call.Request.Subject.AsBsonArray)
        {
            await transactions.EndSessionAsync(session["id"].AsByteArray);
        }

        return Call.Ok();
    }
}
