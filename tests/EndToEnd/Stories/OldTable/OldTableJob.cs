using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>The whole way of a table that a department has kept in Word, told once from its import to the end of a law that it cites.</summary>
public abstract class OldTableJob
{
    private protected abstract Task<ITestSystem> SystemAsync();

    [Fact]
    public async Task An_old_table_is_mended_reviewed_and_published_a_street_takes_it_over_and_a_law_that_ends_flags_whoever_cites_it()
    {
        var system = await SystemAsync();
        using var bureau = await CivilAffairsBureau.AtWorkAsync(system);
        using var street = await StreetOffice.AtWorkAsync(system);
        using var law = await EndingLaw.InForceAsync(system);

        // The street has made one guide of the district its own.
        await street.WritesItsOwnCounterIntoTheGuideAsync();

        // The bureau imports its table: what cannot be known is asked.
        await bureau.PreviewsTheTableAndIsAskedTwoQuestionsAsync();
        await bureau.CannotImportItWithoutAnswersAsync();
        await bureau.ImportsItWithTheAnswersAsync();

        // It reads what the rules find, and mends it one way or the other.
        await bureau.ReadsTheReportAsync();
        await bureau.CannotSubmitYetAsync();
        await bureau.AppliesTheProposedFixesAsync();
        await bureau.AddsTheDocumentThatTheRegistryLacksAsync();
        await bureau.EditsWhatOnlyPeopleKnowAsync();
        await bureau.GivesAReasonForTheRestAsync();

        // Three people look at it, and nobody takes another's part.
        await bureau.SubmitsAsync();
        await bureau.NobodyDecidesOnTheirOwnSubmissionAsync();
        await bureau.NobodyHoldsTwoStagesAsync();
        await bureau.TheLeaderAndTheOfficeApproveAsync();
        await bureau.NothingIsPublicYetAsync();
        var version = await bureau.PublishesAsync();
        await bureau.EverybodySeesAsync(version);

        // The street is told, and loses nothing of its own.
        await street.FindsTheChangeInItsInboxAsync(version);
        await street.PreviewsOneConflictAsync(version);
        await street.CannotTakeItOverUndecidedAsync(version);
        await street.DecidesAndTakesItOverAsync(version);
        await street.PublishesAsync();
        await street.HasAnEmptyInboxAsync();

        // A law ends: whoever cites it has work, and nobody else.
        await law.IsCitedAsync();
        await law.EndsAsync();
        await law.FlagsExactlyTheItemsThatCiteItAsync();
        await law.GivesTheirOwnersWorkAsync();
        await law.IsToldOnceForEachCatalogueAsync();
    }
}
