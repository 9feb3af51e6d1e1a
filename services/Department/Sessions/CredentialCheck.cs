using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Sessions.Attempts;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Sessions;

/// <summary>
/// Whether credentials are right, for signing in and for changing a password. An unknown name, a disabled account and a wrong password
/// are refused alike, after the same work, and are locked alike.
/// </summary>
public sealed class CredentialCheck(
    IDocuments<Account> accounts,
    AttemptLedger ledger,
    AddressAllowance allowance,
    PasswordHashing hashing,
    TimeProvider time) : IDisposable
{
    private const int Turns = 256;
    private const int MostWaiting = 200;

    // Attempts on one account take turns, else guesses made at once would all pass before the first failure is counted.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1, 1))];

    // Hashing is slow on purpose: a crowd at the door must not take the processors from the rest of the service.
    private readonly ConcurrencyLimiter hashers = new(new()
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount),
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>The account that the credentials belong to.</summary>
    /// <param name="credentials">What was sent.</param>
    /// <param name="address">Remote address of the caller; null when it is not known.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException"><see cref="Reason.BadCredentials"/> or <see cref="Reason.RateLimited"/>.</exception>
    public async Task<Account> VerifiedAsync(Credentials credentials, IPAddress? address, CancellationToken cancellation)
    {
        var attempt = allowance.Begin(address, out var retryAfter) ?? throw TooMany("尝试次数过多", retryAfter);
        try
        {
            var account = await VerifiedInTurnAsync(credentials, cancellation);
            attempt.GiveBack();
            return account.OneTimeUntil <= time.GetUtcNow() ? throw Lapsed() : account;
        }
        catch (RequestException e) when (e.Reason == Reason.Unavailable)
        {
            // Our fault, not the caller's.
            attempt.GiveBack();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        hashers.Dispose();
        Array.ForEach(turns, turn => turn.Dispose());
    }

    private async Task<Account> VerifiedInTurnAsync(Credentials credentials, CancellationToken cancellation)
    {
        var turn = turns[(uint)string.GetHashCode(credentials.Name, StringComparison.Ordinal) % Turns];
        await turn.WaitAsync(cancellation);
        try
        {
            return await VerifiedAsync(credentials, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Account> VerifiedAsync(Credentials credentials, CancellationToken cancellation)
    {
        var found = (await accounts.FindAsync(credentials.Name, cancellation))?.Value;
        var account = found?.Kind == credentials.Kind ? found : null;
        if (account is not null)
        {
            AuditedAct.Current?.Identify(
                account.Id, account.Kind == AccountKind.Client ? AuditActor.Client : AuditActor.Member, account.OrganisationId);
        }

        var place = AttemptLedger.PlaceOf(credentials.Name, exists: account is not null);
        var failed = await ledger.ReadAsync(place, cancellation);
        if (failed.LockedFor(time.GetUtcNow()) is { Ticks: > 0 } locked)
        {
            throw TooMany("连续多次失败，账号已暂时锁定", locked);
        }

        if (!await MatchesAsync(account, credentials, cancellation) || account is null or { Disabled: true })
        {
            // Counted even when the caller has hung up, or hanging up in time would make guesses free.
            await ledger.FailAsync(place, time.GetUtcNow(), CancellationToken.None);
            throw new RequestException(
                Reason.BadCredentials,
                $"用户名或密码（接入标识或密钥）不正确，或者账号已停用。连续 {FailedAttempts.Most} 次失败将锁定 {FailedAttempts.LockTime.TotalMinutes} 分钟。");
        }

        if (!failed.IsNone)
        {
            await ledger.ForgetAsync(place, cancellation);
        }

        return account;
    }

    private async Task<bool> MatchesAsync(Account? account, Credentials credentials, CancellationToken cancellation)
    {
        using var permit = await hashers.AcquireAsync(1, cancellation);
        if (!permit.IsAcquired)
        {
            throw TooMany("登录人数过多", TimeSpan.FromSeconds(5));
        }

        return hashing.Verify(account?.SecretHash, credentials.Secret.Reveal())
            || (account?.FormerSecret is { } former && former.ExpiresAt > time.GetUtcNow() && hashing.Verify(former.Hash, credentials.Secret.Reveal()));
    }

    /// <summary>The refusal of an attempt that comes too soon.</summary>
    /// <param name="why">In Chinese.</param>
    /// <param name="retryAfter">How long to wait.</param>
    public static RequestException TooMany(string why, TimeSpan retryAfter)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(retryAfter.TotalSeconds));
        return new(
            Reason.RateLimited,
            seconds < 60 ? $"{why}，请在 {seconds} 秒后再试。" : $"{why}，请在 {(seconds + 59) / 60} 分钟后再试。",
            facts: new Dictionary<string, string> { ["retry_after_seconds"] = seconds.ToString(CultureInfo.InvariantCulture) });
    }

    private static RequestException Lapsed() => new(Reason.BadCredentials, "一次性密码已过期，请联系系统管理员重新重置密码。");
}
