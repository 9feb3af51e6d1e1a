using System.Net;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;
using OpenGov.Departments.Members;
using OpenGov.Departments.Sessions.Attempts;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Identity.Revocation;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Sessions.Passwords;

/// <summary>The calls about passwords: changing one's own, resetting a member's.</summary>
internal sealed class PasswordCalls(
    IDocuments<Account> accounts,
    IDocuments<Session> sessions,
    DocumentCommands<Account> commands,
    CredentialCheck credentials,
    PasswordHashing hashing,
    AttemptLedger ledger,
    RevokedSessions revoked,
    TimeProvider time)
{
    public async Task<Wire.ChangePasswordResponse> ChangeAsync(
        Wire.ChangePasswordRequest request, Caller caller, IPAddress? address, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Require(
            request.OldPassword.EnumerateRunes().Count() is >= 1 and <= MemberRules.MostPassword,
            "oldPassword",
            $"必填，最多 {MemberRules.MostPassword} 个字符");
        PasswordPolicy.Check(check, "newPassword", request.NewPassword, caller.Username, request.OldPassword);
        check.Request(request.RequestId);
        check.ThrowIfAny();
        if (await accounts.FindAsync(caller.Username, cancellation) is not { Value.Kind: AccountKind.Member })
        {
            throw Refused.WrongState("no_password", "此账号没有本系统的密码（接口接入或外部签发），请在签发方修改。");
        }

        var command = Command(request, caller);
        if (await commands.FirstAnswerAsync<Wire.ChangePasswordResponse>(caller.Username, command, cancellation) is { } repeated)
        {
            return repeated;
        }

        var verified = await VerifiedAsync(request.OldPassword, caller, address, cancellation);
        var (chosen, current) = (hashing.Hash(request.NewPassword), (await sessions.FindAsync(caller.SessionId, cancellation))?.Value);
        var answer = await commands.ChangeAsync(
            caller.Username,
            command,
            () => Refused.NotFound("成员", caller.Username),
            stored =>
            {
                var next = PasswordDecisions.Change(stored.Value, verified.SecretHash, chosen, current, time.GetUtcNow());
                return new Changed<Account, Wire.ChangePasswordResponse>(next, [], _ => new() { MustSignIn = next.KeptSession is null });
            },
            cancellation);
        await revoked.ReadAsync(cancellation);
        return answer;
    }

    public async Task<Wire.ResetPasswordResponse> ResetAsync(
        Wire.ResetPasswordRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Organisation("organisationId", request.OrganisationId);
        check.Account("username", request.Username);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var password = PasswordDecisions.Random();
        var hash = hashing.Hash(password);
        var answer = await commands.ChangeAsync(
            request.Username,
            CommandRequest.Of(caller, request.RequestId, "ResetPassword", request),
            () => Refused.NotFound("成员", request.Username),
            stored =>
            {
                if (stored.Value.Kind != AccountKind.Member || stored.Value.OrganisationId != request.OrganisationId)
                {
                    throw Refused.NotFound("成员", request.Username);
                }

                stored.RequireRevision(request.Revision);
                var next = PasswordDecisions.Reset(stored.Value, hash, caller.Username, time.GetUtcNow());
                return new Changed<Account, Wire.ResetPasswordResponse>(
                    next, [], after => new() { Member = after.ToWire(), ExpireTime = next.OneTimeUntil!.Value.ToTimestamp() });
            },
            cancellation);

        // The stored answer never holds the password. It belongs to this call exactly if this call's hash is the one that was stored.
        if (!hash.Equals((await accounts.FindAsync(request.Username, cancellation))?.Value.SecretHash))
        {
            return answer;
        }

        await ledger.ForgetAsync(AttemptLedger.PlaceOf(request.Username, exists: true), cancellation);
        await revoked.ReadAsync(cancellation);
        return new() { Member = answer.Member, ExpireTime = answer.ExpireTime, OneTimePassword = password };
    }

    private async Task<Account> VerifiedAsync(string password, Caller caller, IPAddress? address, CancellationToken cancellation)
    {
        try
        {
            return await credentials.VerifiedAsync(new(AccountKind.Member, caller.Username, new(password)), address, cancellation);
        }
        catch (RequestException e) when (e.Reason == Reason.BadCredentials)
        {
            // The token is right; told as in signing in, a program would take it for wrong.
            throw PasswordDecisions.WrongOldPassword();
        }
    }

    // The identity of a request is stored, so it must not make the passwords easier to guess than their hashes do.
    private CommandRequest Command(Wire.ChangePasswordRequest request, Caller caller)
    {
        var identified = request.Clone();
        identified.OldPassword = hashing.Fingerprint(request.OldPassword, request.RequestId);
        identified.NewPassword = hashing.Fingerprint(request.NewPassword, request.RequestId);
        return CommandRequest.Of(caller, request.RequestId, "ChangePassword", identified);
    }
}
