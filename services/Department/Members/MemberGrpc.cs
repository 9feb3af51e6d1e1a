using Grpc.Core;
using OpenGov.Departments.Sessions.Passwords;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Members;

/// <summary>MemberService of the contract.</summary>
internal sealed class MemberGrpc(PasswordCalls passwords) : Wire.MemberService.MemberServiceBase
{
    public override Task<Wire.ResetPasswordResponse> ResetPassword(Wire.ResetPasswordRequest request, ServerCallContext context)
    {
        // The answer shows a password; it must not lie in a cache on the way.
        context.GetHttpContext().Response.Headers.CacheControl = "no-store";
        return passwords.ResetAsync(request, context.Caller(), context.CancellationToken);
    }
}
