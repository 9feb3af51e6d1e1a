using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Domains.Guidelines;

/// <summary>
/// Brings guidelines to their milestones. Before one is told of, the Catalogue service is asked: what it published while this service was
/// down must not be escalated. While it cannot be asked, the milestone waits.
/// </summary>
internal sealed class GuidelineDays(
    IDocuments<Guideline> guidelines, GuidelineProgress progress, PublishedCatalogues catalogues, TimeProvider time) : IDueWork
{
    public string Name => "a milestone of a guideline";

    public async Task DoAsync(CancellationToken cancellation)
    {
        var today = time.Today();
        var query = new DocumentQuery { SortBy = "next" }.And("next", KeyRelation.AtMost, today.Written());
        foreach (var due in await guidelines.QueryAsync(query, cancellation))
        {
            if (await catalogues.CurrentAsync(due.Value.CatalogueId, cancellation) is { } current)
            {
                await progress.MeetAsync(due.Value.CatalogueId, current.Version, current.PublishedAt, cancellation);
            }

            await progress.TurnAsync(due, today, cancellation);
        }
    }
}
