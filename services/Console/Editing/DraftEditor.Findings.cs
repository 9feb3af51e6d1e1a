using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;

namespace OpenGov.Screens.Editing;

// What the rules find, and how it is shown beside the cells.
public sealed partial class DraftEditor
{
    private async Task CheckAsync()
    {
        // While several cells are left one after another, only the last check is of use.
        var wanted = ++checkWanted;
        var found = new CheckDraftResponse();
        try
        {
            for (string? token = ""; token is not null;)
            {
                var page = await Session.CallAsync(headers => Drafts.CheckDraftAsync(
                    new() { CatalogueId = CatalogueId, PageSize = 200, PageToken = token }, headers));
                if (wanted != checkWanted)
                {
                    return;
                }

                page.Findings.AddRange(found.Findings);
                (found, token) = (page, page.NextPageToken.Length > 0 ? page.NextPageToken : null);
            }

            findings = found;
            StateHasChanged();
        }
        catch (RequestException)
        {
            // The findings of before stay; the next change asks again.
        }
    }

    private Task GoAsync(Finding finding) => finding.ItemId.Length == 0
        ? Task.CompletedTask
        : SelectAsync(finding.ItemId, (Column.OfPath(finding.Field) ?? Column.All[1]).Field);

    private IReadOnlyList<Finding> At(string item, Column column) => findings is null
        ? []
        : [.. findings.Findings.Where(finding => finding.ItemId == item && Column.OfPath(finding.Field) == column)];

    private string ClassOf(string item, Column column, IReadOnlyList<Finding> found) => string.Join(' ', Classes(item, column, found));

    private IEnumerable<string> Classes(string item, Column column, IReadOnlyList<Finding> found)
    {
        if (unsaved.ContainsKey((item, column.Field)))
        {
            yield return "saving";
        }

        if (rejected.ContainsKey((item, column.Field)) || found.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            yield return "bad";
        }
        else if (found.Any(finding => finding.Severity == FindingSeverity.Warning && finding.Waiver is null))
        {
            yield return "warn";
        }
    }
}
