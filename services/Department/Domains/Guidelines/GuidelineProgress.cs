using OpenGov.Departments.Organisations.Reorganising;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Domains.Guidelines;

/// <summary>Moves guidelines on: stops the clock of one that was met, tells of milestones of one that was not. Repeating it changes nothing.</summary>
internal sealed class GuidelineProgress(IDocuments<Guideline> guidelines, IDocuments<Domain> domains, TimeProvider time)
{
    private const int AtOnce = 200;

    /// <summary>Stops the clocks that wait for a catalogue.</summary>
    /// <param name="catalogueId">The catalogue.</param>
    /// <param name="version">The version that became public.</param>
    /// <param name="publishedAt">When it did.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task MeetAsync(string catalogueId, int version, DateTimeOffset publishedAt, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = AtOnce }.And("open", catalogueId);
        foreach (var running in await guidelines.QueryAsync(query, cancellation))
        {
            await ChangeAsync(running, guideline => guideline.Meet(version, publishedAt, time.GetUtcNow()), cancellation);
        }
    }

    /// <summary>Tells of the milestones that a guideline has come to.</summary>
    public Task TurnAsync(Stored<Guideline> running, DateOnly today, CancellationToken cancellation) =>
        ChangeAsync(running, guideline => guideline.Turn(today, time.GetUtcNow()), cancellation);

    private async Task ChangeAsync(Stored<Guideline> running, Func<Guideline, Guideline?> decide, CancellationToken cancellation)
    {
        var lead = (await domains.FindAsync(running.Value.Code, cancellation))?.Value.LeadOrganisationId ?? "";
        await Changing.WriteAsync(
            guidelines,
            running.Id,
            (known, revision) => decide(known) is { } next ? new(next, next.HappenedSince(known, lead, revision)) : null,
            cancellation);
    }
}
