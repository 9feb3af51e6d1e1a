using System.Globalization;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Editing;

/// <summary>Imports a table file into a draft, or tells what importing it would do.</summary>
public sealed class DraftImport(WorkingVersions working)
{
    /// <summary>What the import did; in a preview, what it would do.</summary>
    public async Task<Wire.ImportDraftResponse> ImportAsync(
        CatalogueCommand command, Wire.ImportDraftRequest request, CancellationToken cancellation)
    {
        // Before the draft is read: a large file takes its time, and other editors need not wait for it.
        var table = TableImport.Read(request.FileName, request.Content.Memory);
        if (request.Preview)
        {
            var present = await working.FindAsync(command.Catalogue, cancellation) ?? throw WorkingVersions.Missing(command.Catalogue);
            return Answer(Import(present).Merge, present.Revision);
        }

        return await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                var (next, merge) = Import(stored);
                return new Changed<CatalogueVersion, Wire.ImportDraftResponse>(next, [], after => Answer(merge, after.Revision));
            },
            cancellation);

        (CatalogueVersion Next, ImportMerge Merge) Import(Stored<CatalogueVersion> stored) => Importing.Import(
            stored,
            request.Revision,
            command.Act,
            request.FileName,
            table.Items,
            index => command.Request.DeriveId(string.Create(CultureInfo.InvariantCulture, $"item {index}")));

        Wire.ImportDraftResponse Answer(ImportMerge merge, long revision) => new()
        {
            ItemCount = merge.Items.Count,
            AddedCount = merge.Added,
            ChangedCount = merge.Changed,
            RemovedCount = merge.Removed,
            Items = { merge.Items.Select((item, index) => ItemsOut.Of(item, index + 1, command.Catalogue.District, command.Directory)) },
            DraftRevision = revision,
        };
    }
}
