using Google.Protobuf;
using Grpc.Core;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Contract;

/// <summary>What every command on a catalogue has.</summary>
/// <param name="Catalogue">The catalogue.</param>
/// <param name="Request">Identity of the request.</param>
/// <param name="Act">Who calls, and when.</param>
/// <param name="Keepers">Who keeps the catalogue.</param>
/// <param name="Directory">The directory as it is now.</param>
public sealed record CatalogueCommand(CatalogueId Catalogue, CommandRequest Request, Act Act, Keepers Keepers, DirectorySnapshot Directory)
{
    /// <summary>Who calls.</summary>
    public Caller Caller => Act.By;
}

/// <summary>Reads commands from calls.</summary>
public sealed class CatalogueCalls(DirectoryCopy directory, TimeProvider clock)
{
    /// <summary>Reads a command.</summary>
    /// <param name="catalogue">The catalogue that the request names.</param>
    /// <param name="requestId">The request's request_id.</param>
    /// <param name="message">The request; the name of its type is that of the RPC.</param>
    /// <param name="context">The call.</param>
    public async Task<CatalogueCommand> CommandAsync(CatalogueId catalogue, string requestId, IMessage message, ServerCallContext context)
    {
        var caller = context.Caller();
        var request = CommandRequest.Of(caller, requestId, message.Descriptor.FullName, message);
        var snapshot = await directory.CurrentAsync(context.CancellationToken);
        return new(catalogue, request, new(caller, clock.GetUtcNow()), snapshot.KeepersOf(catalogue), snapshot);
    }
}
