using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Grpc;

namespace OpenGov.Departments.Domains;

/// <summary>Asks the Catalogue service what is public.</summary>
internal sealed class PublishedCatalogues(CatalogueService.CatalogueServiceClient catalogues)
{
    /// <summary>Whether a catalogue has a published version now.</summary>
    /// <param name="id">For example "610116001-06".</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException"><see cref="Reason.Unavailable"/> when it cannot be asked: then nothing is declared.</exception>
    public async Task<bool> IsPublicAsync(string id, CancellationToken cancellation) => await CurrentAsync(id, cancellation) is not null;

    /// <summary>The published version of a catalogue; null when it has none now.</summary>
    /// <param name="id">For example "610116-06".</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException"><see cref="Reason.Unavailable"/> when it cannot be asked.</exception>
    public async Task<PublishedVersion?> CurrentAsync(string id, CancellationToken cancellation)
    {
        try
        {
            // Without a token it answers only while a version is public.
            var found = await catalogues.GetCatalogueAsync(new() { Id = id }, cancellationToken: cancellation);
            return found.CurrentVersion > 0 ? new(found.CurrentVersion, found.Current?.PublishTime?.ToDateTimeOffset() ?? default) : null;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
        catch (RpcException e) when (!cancellation.IsCancellationRequested)
        {
            throw RemoteRefusal.From(e) is { Reason: Reason.Unavailable } refusal ? refusal : Refused.Unavailable("标准目录服务");
        }
    }
}

/// <summary>A version that is public.</summary>
/// <param name="Version">Its number.</param>
/// <param name="PublishedAt">When it became public.</param>
internal sealed record PublishedVersion(int Version, DateTimeOffset PublishedAt);
