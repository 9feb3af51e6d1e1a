using System.Globalization;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Comparison;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Exchange.Mappings;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Editing;

/// <summary>Imports a table file into a draft, or tells what was understood of it and what importing it would do.</summary>
public sealed class DraftImport(WorkingVersions working, ImportMappings mappings, DraftChecks checks)
{
    private const int FileNameLength = 200;

    /// <summary>The words of more would make the answer larger than most clients take.</summary>
    private const int MostComparedByWords = 300;

    /// <summary>What the import did; in a preview, what it would do and what stands in its way.</summary>
    public async Task<Wire.ImportDraftResponse> ImportAsync(
        CatalogueCommand command, Wire.ImportDraftRequest request, CancellationToken cancellation)
    {
        var fileName = RequestFields.Note(request.FileName, "fileName", required: true, limit: FileNameLength);
        var choices = ImportChoicesIn.Of(request, command.Directory.DomainName(command.Catalogue.Domain));
        var remembered = request.IgnoreRemembered ? [] : await mappings.OfAsync(command.Catalogue, cancellation);
        // Before the draft is read: a large file takes its time, and other editors need not wait for it.
        var reading = TableImport.Read(fileName, request.Content.Memory, choices, Remembered);
        var items = reading.Items.Select(item => item.Elements).ToList();
        var context = await checks.ContextAsync(command, cancellation);
        if (request.Preview)
        {
            var present = await working.FindAsync(command.Catalogue, cancellation) ?? throw WorkingVersions.Missing(command.Catalogue);
            var preview = Importing.Preview(present, request.Revision, items, NewId);
            var next = present.Value with { Items = preview.Items };
            var told = Answer(next, preview, present.Revision);
            told.Difference = ComparisonsOut.Of(present.Value, next, withValues: preview.Items.Count <= MostComparedByWords);
            return told;
        }

        Acceptance.Require(reading, request.AcceptWarnings);
        var note = reading.Problems.Count == 0 ? fileName : string.Create(CultureInfo.InvariantCulture, $"{fileName}（已确认 {reading.Problems.Count} 处提醒）");
        var answer = await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                var (next, merge) = Importing.Import(stored, request.Revision, command.Act, note, items, NewId);
                return new Changed<CatalogueVersion, Wire.ImportDraftResponse>(next, [], after => Answer(next, merge, after.Revision));
            },
            cancellation);
        // Afterwards, so that only what led to an import is remembered; a repeated request mends it when this fails.
        if (choices.Columns.Count > 0 || choices.Legend is not null) await mappings.RememberAsync(Decided(), cancellation);
        return answer;

        ImportChoices? Remembered(string fingerprint) => remembered.FirstOrDefault(mapping => mapping.Value.Fingerprint == fingerprint)?.Value.ToChoices();

        Guid NewId(int index) => command.Request.DeriveId(string.Create(CultureInfo.InvariantCulture, $"item {index}"));

        ImportMapping Decided() => new()
        {
            CatalogueId = command.Catalogue.ToString(),
            Fingerprint = reading.Fingerprint,
            Columns = [.. choices.Columns.OrderBy(column => column.Key).Select(column => new MappedColumn(column.Key, column.Value))],
            Legend = choices.Legend,
            FileName = fileName,
            Username = command.Caller.Username,
            RememberedAt = command.Act.At,
        };

        Wire.ImportDraftResponse Answer(CatalogueVersion draft, ImportMerge merge, long revision)
        {
            var response = ImportsOut.Of(reading);
            (response.ItemCount, response.AddedCount, response.ChangedCount, response.RemovedCount) = (merge.Items.Count, merge.Added, merge.Changed, merge.Removed);
            response.Items.AddRange(merge.Items.Select((item, index) => ItemsOut.Of(item, index + 1, command.Catalogue.District, command.Directory)));
            response.DraftRevision = revision;
            response.Findings = ChecksOut.CountsOf(CheckReport.Of(draft, context));
            return response;
        }
    }
}
