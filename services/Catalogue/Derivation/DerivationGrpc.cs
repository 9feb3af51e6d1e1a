using System.Text.RegularExpressions;
using Grpc.Core;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>DerivationService: local catalogues of streets and towns.</summary>
public sealed partial class DerivationGrpc(CatalogueCalls calls, DeriveCommand derive, UpstreamChanges changes)
    : Wire.DerivationService.DerivationServiceBase
{
    /// <inheritdoc/>
    public override async Task<Wire.Catalogue> DeriveCatalogue(Wire.DeriveCatalogueRequest request, ServerCallContext context)
    {
        var upstream = CatalogueId.Parse(request.UpstreamId, "upstreamId");
        if (upstream.IsLocal)
        {
            throw Refused.Invalid("upstreamId", "必须是区级标准目录，例如 610116-06");
        }

        if (!StreetForm().IsMatch(request.Division) || !request.Division.StartsWith(upstream.Division, StringComparison.Ordinal))
        {
            throw Refused.Invalid("division", $"必须是 {upstream.Division} 辖区内街道或镇的 9 位行政区划代码");
        }

        var command = await calls.CommandAsync(new(request.Division, upstream.Domain), request.RequestId, request, context);
        return await derive.DeriveAsync(command, upstream, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Wire.ListUpstreamChangesResponse> ListUpstreamChanges(
        Wire.ListUpstreamChangesRequest request, ServerCallContext context) =>
        changes.ListAsync(request, context.Caller(), context.CancellationToken);

    [GeneratedRegex(@"^[0-9]{9}\z")]
    private static partial Regex StreetForm();
}
