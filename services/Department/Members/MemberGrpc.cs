using Grpc.Core;
using OpenGov.Departments.Delegations;
using OpenGov.Departments.Sessions.Passwords;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Members;

/// <summary>MemberService of the contract.</summary>
internal sealed class MemberGrpc(PasswordCalls passwords, DelegationCalls delegations) : Wire.MemberService.MemberServiceBase
{
    public override Task<Wire.ResetPasswordResponse> ResetPassword(Wire.ResetPasswordRequest request, ServerCallContext context)
    {
        // The answer shows a password; it must not lie in a cache on the way.
        context.GetHttpContext().Response.Headers.CacheControl = "no-store";
        return passwords.ResetAsync(request, context.Caller(), context.CancellationToken);
    }

    public override Task<Wire.Delegation> CreateDelegation(Wire.CreateDelegationRequest request, ServerCallContext context) =>
        delegations.CreateAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.ListDelegationsResponse> ListDelegations(Wire.ListDelegationsRequest request, ServerCallContext context) =>
        delegations.ListAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Wire.Delegation> WithdrawDelegation(Wire.WithdrawDelegationRequest request, ServerCallContext context) =>
        delegations.WithdrawAsync(request, context.Caller(), context.CancellationToken);
}
