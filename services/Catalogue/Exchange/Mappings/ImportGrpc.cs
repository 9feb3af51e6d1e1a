using Grpc.Core;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Exchange.Mappings;

/// <summary>ImportService: what is remembered of earlier imports.</summary>
public sealed class ImportGrpc(CatalogueCalls calls, DirectoryCopy directory, ImportMappings mappings, DocumentCommands<ImportMapping> commands)
    : Wire.ImportService.ImportServiceBase
{
    /// <inheritdoc/>
    public override async Task<Wire.ListImportMappingsResponse> ListImportMappings(Wire.ListImportMappingsRequest request, ServerCallContext context)
    {
        var catalogue = CatalogueId.Parse(request.CatalogueId, "catalogueId");
        var snapshot = await directory.CurrentAsync(context.CancellationToken);
        Access.RequireReading(snapshot.KeepersOf(catalogue), context.Caller());
        var remembered = await mappings.OfAsync(catalogue, context.CancellationToken);
        return new() { Mappings = { remembered.Select(mapping => ImportsOut.Of(mapping.Value, mapping.Revision)) } };
    }

    /// <inheritdoc/>
    public override async Task<Wire.ImportMapping> ForgetImportMapping(Wire.ForgetImportMappingRequest request, ServerCallContext context)
    {
        var command = await calls.CommandAsync(CatalogueId.Parse(request.CatalogueId, "catalogueId"), request.RequestId, request, context);
        Access.RequireEditing(command.Keepers, command.Caller);
        if (request.Fingerprint.Length > HeaderFingerprint.Length) throw Forgetting.Missing(request.Fingerprint);
        return await commands.ChangeAsync(
            ImportMapping.IdOf(command.Catalogue.ToString(), request.Fingerprint),
            command.Request,
            () => Forgetting.Missing(request.Fingerprint),
            stored => new Changed<ImportMapping, Wire.ImportMapping>(
                Forgetting.Forget(stored, request.Revision), [], after => ImportsOut.Of(stored.Value, after.Revision)),
            context.CancellationToken);
    }
}
