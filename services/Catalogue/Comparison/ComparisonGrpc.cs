using Google.Api;
using Grpc.Core;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tables.Writing;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Comparison;

/// <summary>ComparisonService: what changed between two versions.</summary>
public sealed class ComparisonGrpc(ReadableVersions readable) : Wire.ComparisonService.ComparisonServiceBase
{
    /// <inheritdoc/>
    public override async Task<Wire.VersionDiff> DiffVersions(Wire.DiffVersionsRequest request, ServerCallContext context)
    {
        var (from, to) = await FindAsync(request.CatalogueId, request.From, request.To, context);
        return ComparisonsOut.Of(from, to, withValues: !request.FieldsOnly);
    }

    /// <inheritdoc/>
    public override async Task<HttpBody> PrintComparison(Wire.PrintComparisonRequest request, ServerCallContext context)
    {
        var (from, to) = await FindAsync(request.CatalogueId, request.From, request.To, context);
        var table = ComparisonTable.Of(from, to);
        return request.Format is Wire.ComparisonFormat.Docx
            ? FileAnswer.Give(context, table.Title, FileKind.Docx, DocxDocument.Write(table))
            : FileAnswer.Give(context, table.Title, FileKind.Html, HtmlPage.Write(table));
    }

    private async Task<(CatalogueVersion From, CatalogueVersion To)> FindAsync(
        string catalogue, int from, int to, ServerCallContext context)
    {
        var (id, caller) = (CatalogueId.Parse(catalogue, "catalogueId"), context.Caller());
        // Whoever may not read the draft is told so before anything is looked up.
        var later = to == 0
            ? await readable.WorkingAsync(id, caller, context.CancellationToken)
            : await readable.NumberedAsync(id, to, caller, "to", context.CancellationToken);
        var earlier = await readable.NumberedAsync(id, from, caller, "from", context.CancellationToken);
        return (earlier.Value, later.Value);
    }
}
