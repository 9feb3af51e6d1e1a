namespace OpenGov.Platform.Identity.Revocation;

/// <summary>Who knows which sessions were revoked: Department, in this process or over HTTP.</summary>
public interface IRevocationSource
{
    /// <summary>Ids of all revoked sessions whose tokens have not yet expired by themselves.</summary>
    /// <exception cref="Exception">The source cannot be asked now.</exception>
    Task<IReadOnlyCollection<string>> ReadAsync(CancellationToken cancellation);
}
