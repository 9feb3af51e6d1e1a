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
    public async Task<bool> IsPublicAsync(string id, CancellationToken cancellation)
    {
        try
        {
            // Without a token it answers only while a version is public.
            return (await catalogues.GetCatalogueAsync(new() { Id = id }, cancellationToken: cancellation)).CurrentVersion > 0;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
        catch (RpcException e) when (!cancellation.IsCancellationRequested)
        {
            throw RemoteRefusal.From(e) is { Reason: Reason.Unavailable } refusal ? refusal : Refused.Unavailable("标准目录服务");
        }
    }
}
