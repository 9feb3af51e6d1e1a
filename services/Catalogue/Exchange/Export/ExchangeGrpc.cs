using Google.Api;
using Grpc.Core;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tables.Writing;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Exchange.Export;

/// <summary>ExchangeService: catalogues as files.</summary>
public sealed class ExchangeGrpc(ReadableVersions readable) : Wire.ExchangeService.ExchangeServiceBase, IDisposable
{
    /// <summary>A file of the greatest size takes some 100 MB while it is written: so many at once and no more, the others wait.</summary>
    private readonly SemaphoreSlim writing = new(Environment.ProcessorCount);

    /// <inheritdoc/>
    public override async Task<HttpBody> ExportVersion(Wire.ExportVersionRequest request, ServerCallContext context)
    {
        var id = CatalogueId.Parse(request.CatalogueId, "catalogueId");
        var version = await readable.NumberedAsync(id, request.Number, context.Caller(), "number", context.CancellationToken);
        return await WriteAsync(version.Value, request.Format, context);
    }

    /// <inheritdoc/>
    public override async Task<HttpBody> ExportDraft(Wire.ExportDraftRequest request, ServerCallContext context)
    {
        var id = CatalogueId.Parse(request.CatalogueId, "catalogueId");
        var version = await readable.WorkingAsync(id, context.Caller(), context.CancellationToken);
        return await WriteAsync(version.Value, request.Format, context);
    }

    /// <inheritdoc/>
    public void Dispose() => writing.Dispose();

    private async Task<HttpBody> WriteAsync(CatalogueVersion version, Wire.ExportFormat format, ServerCallContext context)
    {
        await writing.WaitAsync(context.CancellationToken);
        try
        {
            var kind = KindOf(format);
            var content = kind == FileKind.Json ? CatalogueFileJson.Write(version) : VersionFile.Write(version, kind);
            return FileAnswer.Give(context, VersionFile.NameOf(version), kind, content);
        }
        finally
        {
            writing.Release();
        }
    }

    private static FileKind KindOf(Wire.ExportFormat format) => format switch
    {
        Wire.ExportFormat.Xlsx => FileKind.Xlsx,
        Wire.ExportFormat.Docx => FileKind.Docx,
        Wire.ExportFormat.Csv => FileKind.Csv,
        Wire.ExportFormat.Json => FileKind.Json,
        Wire.ExportFormat.Html => FileKind.Html,
        _ => throw new InvalidOperationException("The contract's own check refuses other formats."),
    };
}
