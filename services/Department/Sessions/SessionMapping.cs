using Google.Protobuf.WellKnownTypes;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Sessions;

/// <summary>Sessions between domain and contract.</summary>
internal static class SessionMapping
{
    public static Wire.Session ToWire(this Session session, Caller caller) => new()
    {
        Id = session.Id,
        Username = session.Account,
        CreateTime = session.BeganAt.ToTimestamp(),
        ExpireTime = session.ExpiresAt.ToTimestamp(),
        Address = session.Address,
        UserAgent = session.UserAgent,
        Current = session.Id == caller.SessionId,
        RevokeTime = session.Revocation?.At.ToTimestamp(),
    };
}
