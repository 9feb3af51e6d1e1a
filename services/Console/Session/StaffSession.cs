using Grpc.Core;
using Microsoft.AspNetCore.Components.Authorization;
using OpenGov.Contracts.Department.V1;
using OpenGov.Platform.Errors;

namespace OpenGov.Screens.Session;

/// <summary>
/// The member in front of one open page, and the calls made in that member's name. When the session has ended, a call waits until
/// the member has signed in again, so that nothing that was entered is lost.
/// </summary>
public sealed class StaffSession(AuthenticationStateProvider cookie, SessionService.SessionServiceClient sessions)
{
    private StaffMember? member;
    private TaskCompletionSource? renewal;

    /// <summary>The session has ended, or goes on: the page shows or hides the sign-in.</summary>
    public event Action? Changed;

    /// <summary>Whether calls wait for the member to sign in again.</summary>
    public bool IsEnded => renewal is not null;

    /// <summary>Who is signed in.</summary>
    public async Task<StaffMember> MemberAsync() => member ??= StaffMember.Of((await cookie.GetAuthenticationStateAsync()).User)
        ?? throw new InvalidOperationException("Pages of members need a signed-in member.");

    /// <summary>Calls a service in the member's name.</summary>
    /// <param name="call">The call; made again with the new token after the member has signed in again.</param>
    /// <exception cref="RequestException">The service refuses, with a sentence for the member.</exception>
    public async Task<T> CallAsync<T>(Func<Metadata, Task<T>> call)
    {
        while (true)
        {
            var present = await MemberAsync();
            try
            {
                return await call(present.Headers);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Unauthenticated)
            {
                await RenewedAsync(present.Token);
            }
            catch (RpcException e)
            {
                throw Refusals.Of(e);
            }
        }
    }

    /// <summary>As above, of a generated client's call.</summary>
    public Task<T> CallAsync<T>(Func<Metadata, AsyncUnaryCall<T>> call) => CallAsync(async headers => await call(headers));

    /// <summary>Signs the same member in again; the calls that wait go on with <see cref="Continue"/>.</summary>
    /// <param name="password">The password.</param>
    /// <returns>The member with the new token.</returns>
    /// <exception cref="RequestException">Wrong password, locked or away.</exception>
    public async Task<StaffMember> SignInAgainAsync(string password)
    {
        var present = await MemberAsync();
        try
        {
            member = StaffMember.Of(
                await sessions.SignInAsync(new() { Username = present.Username, Password = password }, StaffMember.Calling(present.Address)), present.Address);
        }
        catch (RpcException e)
        {
            throw Refusals.Of(e);
        }

        return member;
    }

    /// <summary>The calls that waited for <see cref="SignInAgainAsync"/> go on.</summary>
    public void Continue()
    {
        var waiting = renewal;
        renewal = null;
        waiting?.SetResult();
        Changed?.Invoke();
    }

    private async Task RenewedAsync(string refused)
    {
        if (member!.Token != refused)
        {
            return;
        }

        renewal ??= new();
        Changed?.Invoke();
        await renewal.Task;
    }
}
