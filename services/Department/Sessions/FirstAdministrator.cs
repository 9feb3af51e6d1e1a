using System.Security.Cryptography;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Members;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Sessions;

/// <summary>
/// Makes the first account, "admin", when a system starts for the first time, so that someone can add the others. Its password comes
/// from <c>CATALOGUE_ADMIN_PASSWORD</c>, or is a random one that standard output shows once. Where the account exists nothing happens.
/// </summary>
public sealed class FirstAdministrator(
    IDocuments<Account> accounts,
    PasswordHashing hashing,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<FirstAdministrator> logger) : BackgroundService
{
    /// <summary>User name of the first account.</summary>
    public const string Username = "admin";

    /// <summary>Setting that may hold its first password.</summary>
    public const string PasswordKey = "CATALOGUE_ADMIN_PASSWORD";

    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);
    private bool done;

    /// <summary>Makes the account before the first call is served, if the store answers; otherwise as soon as it does.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        done = await TryMakeAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!done)
        {
            await Task.Delay(RetryEvery, time, stoppingToken);
            done = await TryMakeAsync(stoppingToken);
        }
    }

    private async Task<bool> TryMakeAsync(CancellationToken cancellation)
    {
        var given = GivenPassword();
        try
        {
            if (await accounts.FindAsync(Username, cancellation) is null)
            {
                await MakeAsync(given, cancellation);
            }

            return true;
        }
        catch (DuplicateKeyException)
        {
            // Another replica made it, and shows its password.
            return true;
        }
        catch (RequestException e) when (e.Reason == Reason.Unavailable)
        {
            logger.LogWarning("the first account waits for the document store");
            return false;
        }
    }

    private async Task MakeAsync(string? given, CancellationToken cancellation)
    {
        // Without characters that are mistaken for one another when read from a screen.
        var password = given ?? RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
        var draft = new MemberDraft(Username, "系统管理员", OrganisationRules.SystemId, [Role.Administrator], Disabled: false);
        var account = Membership.Add(draft, hashing.Hash(password), time.GetUtcNow());
        await accounts.InsertAsync(account.Id, account, Attached.Nothing, cancellation);
        if (given is null)
        {
            await Console.Out.WriteLineAsync(
                $"系统管理员 {Username} 的初始密码（只显示这一次） Initial password of administrator {Username} (shown only once): {password}");
        }
    }

    private string? GivenPassword()
    {
        if (configuration[PasswordKey] is not { Length: > 0 } given)
        {
            return null;
        }

        return given.EnumerateRunes().Count() is >= MemberRules.LeastPassword and <= MemberRules.MostPassword
            ? given
            : throw new InvalidOperationException(
                $"{PasswordKey}: 必须有 {MemberRules.LeastPassword}–{MemberRules.MostPassword} 个字符 "
                + $"(must have {MemberRules.LeastPassword}–{MemberRules.MostPassword} characters)");
    }
}
