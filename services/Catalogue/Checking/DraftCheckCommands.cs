using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Checking;

/// <summary>Checks the working version of a catalogue, and changes it by what was found.</summary>
public sealed class DraftCheckCommands(WorkingVersions working, DirectoryCopy directory, DraftChecks checks)
{
    /// <summary>A page of findings, for those who may read the draft.</summary>
    public async Task<Wire.CheckDraftResponse> CheckAsync(
        Wire.CheckDraftRequest request, CatalogueId id, Caller caller, CancellationToken cancellation)
    {
        Guid? item = request.ItemId.Length > 0 ? RequestFields.ItemId(request.ItemId) : null;
        var severity = CheckRequests.SeverityOf(request.Severity);
        var page = PageRequest.Of(
            request.PageSize, request.PageToken, "CheckDraft", id.ToString(), item?.ToString("D") ?? "", severity?.ToString() ?? "");
        var snapshot = await directory.CurrentAsync(cancellation);
        Access.RequireReading(snapshot.KeepersOf(id), caller);
        var draft = await working.FindAsync(id, cancellation) ?? throw WorkingVersions.Missing(id);
        var report = CheckReport.Of(draft.Value, await checks.ContextAsync(id, snapshot, cancellation));
        var (shown, next) = Page(page, [.. report.Findings.Where(IsAskedFor)]);
        return new()
        {
            Findings = { shown.Select(ChecksOut.Of) },
            NextPageToken = next,
            ErrorCount = report.Errors,
            WarningCount = report.Warnings,
            WaivedCount = report.Waived,
            HintCount = report.Hints,
            DraftRevision = draft.Revision,
        };

        bool IsAskedFor(Judged judged) =>
            (item is null || judged.Finding.Item?.Id == item) && (severity is null || judged.Finding.Severity == severity);
    }

    /// <summary>Applies fixes.</summary>
    public async Task<Wire.ApplyFixesResponse> ApplyAsync(
        CatalogueCommand command, IReadOnlyList<ChosenFix> chosen, CancellationToken cancellation)
    {
        var context = await checks.ContextAsync(command, cancellation);
        return await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored =>
            {
                var (next, changed) = ApplyingFixes.Apply(stored, chosen, command.Act, context);
                return new Changed<CatalogueVersion, Wire.ApplyFixesResponse>(next, [], after => new()
                {
                    Items = { changed.Select(one => ItemsOut.Of(one.Item, one.Index + 1, command.Catalogue.District, command.Directory)) },
                    DraftRevision = after.Revision,
                });
            },
            cancellation);
    }

    /// <summary>Waives findings.</summary>
    public async Task<Wire.WaiveFindingsResponse> WaiveAsync(
        CatalogueCommand command, IReadOnlyCollection<string> findings, string reason, CancellationToken cancellation)
    {
        var context = await checks.ContextAsync(command, cancellation);
        return await working.ChangeAsync(
            command.Catalogue,
            command.Request,
            stored => new Changed<CatalogueVersion, Wire.WaiveFindingsResponse>(
                Waiving.Waive(stored, findings, reason, command.Act, context),
                [],
                after => new() { WaivedCount = after.Value.Waivers.Count, DraftRevision = after.Revision }),
            cancellation);
    }

    /// <summary>Takes waivers back.</summary>
    public Task<Wire.RemoveWaiversResponse> RemoveAsync(
        CatalogueCommand command, IReadOnlyCollection<string> findings, CancellationToken cancellation) => working.ChangeAsync(
        command.Catalogue,
        command.Request,
        stored => new Changed<CatalogueVersion, Wire.RemoveWaiversResponse>(
            Waiving.Remove(stored, findings, command.Act),
            [],
            after => new() { WaivedCount = after.Value.Waivers.Count, DraftRevision = after.Revision }),
        cancellation);

    // The draft may change between two pages: the next page begins after the finding that the last one ended with, or at its place when
    // that is gone.
    private static (IReadOnlyList<Judged> Shown, string Next) Page(PageRequest page, List<Judged> all)
    {
        var start = 0;
        if (page.After is { } after)
        {
            var last = all.FindIndex(judged => judged.Finding.Id == after.Id);
            start = last >= 0 ? last + 1 : (int)Math.Clamp(page.AfterNumber ?? 0, 0, all.Count);
        }

        List<Judged> shown = [.. all.Skip(start).Take(page.Size)];
        var end = start + shown.Count;
        return (shown, end < all.Count ? page.TokenAfter(new((long)end, shown[^1].Finding.Id)) : "");
    }
}
