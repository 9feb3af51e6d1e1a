using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed class WaivingTests
{
    private static readonly CatalogueVersion Draft = Sample.Draft(
        Checked.Item(elements => elements with { Subjects = ["招标人"] }),
        Sample.Item(2) with { Elements = Sample.Elements("事项2") with { Subjects = ["代建单位"], Content = "" } });

    private static readonly Act Act = Sample.By(Sample.Editor);

    [Fact]
    public void A_waived_warning_is_on_record_and_stops_nothing()
    {
        var waived = Waive(Draft, Warning(Draft, 1));
        var waiver = Assert.Single(waived.Waivers);
        Assert.Equal(
            ("subject-unknown", Sample.Id(1), "subjects[0].name", "依法由招标人公开", "mzj.editor", "610116-mzj", Sample.Now),
            (waiver.Rule, waiver.ItemId, waiver.Field, waiver.Reason, waiver.Actor, waiver.OrganisationId, waiver.At));
        Assert.Equal((StepKind.FindingsWaived, "mzj.editor"), (waived.Steps[^1].Kind, waived.Steps[^1].Actor));
        Assert.Contains("依法由招标人公开", waived.Steps[^1].Note, StringComparison.Ordinal);
        Assert.Equal(ContentDigest.Of(Draft), ContentDigest.Of(waived));
        var report = CheckReport.Of(waived, Checked.District);
        Assert.Equal((1, 1, 1, 2), (report.Errors, report.Warnings, report.Waived, report.Hints));
        Assert.Equal(waiver, report.Findings.Single(judged => judged.Finding.Id == waiver.FindingId).Waiver);
    }

    [Fact]
    public void Editing_the_field_voids_the_waiver_and_editing_another_does_not()
    {
        var waived = Waive(Draft, Warning(Draft, 1));
        Assert.Equal(1, CheckReport.Of(With(waived, elements => elements with { Content = "别的", Bases = [] }), Checked.District).Waived);
        Assert.Equal(1, CheckReport.Of(With(waived, elements => elements with { Subjects = ["区民政局", "招标人"] }), Checked.District).Waived);
        var edited = CheckReport.Of(With(waived, elements => elements with { Subjects = ["招标代理人"] }), Checked.District);
        Assert.Equal((0, 2), (edited.Waived, edited.Warnings));
    }

    [Fact]
    public void Errors_hints_and_what_is_not_found_are_not_waived()
    {
        Assert.Equal(Reason.InvalidRequest, Sample.Refused(() => Waive(Draft, IdOf(Draft, "missing-content"))).Reason);
        Assert.Equal(Reason.InvalidRequest, Sample.Refused(() => Waive(Draft, IdOf(Draft, "basis-unknown"))).Reason);
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Waive(Draft, Warning(Draft, 1), "0123456789abcdef0123456789abcdef")).Reason);
        Assert.Equal(Reason.WrongState, Sample.Refused(() => Waive(Draft with { State = VersionState.Submitted }, Warning(Draft, 1))).Reason);
    }

    [Fact]
    public void A_second_reason_takes_the_place_of_the_first_and_waivers_of_nothing_are_left_out()
    {
        var waived = Waive(Draft, Warning(Draft, 1), Warning(Draft, 2));
        var edited = With(waived, elements => elements with { Subjects = ["区民政局"] });
        var again = Waiving.Waive(Sample.Stored(edited), [Warning(edited, 2)], "另一个理由", Act, Checked.District);
        Assert.Equal([(Sample.Id(2), "另一个理由")], again.Waivers.Select(waiver => (waiver.ItemId, waiver.Reason)));
    }

    [Fact]
    public void A_waiver_is_taken_back_but_its_step_stays()
    {
        var waived = Waive(Draft, Warning(Draft, 1), Warning(Draft, 2));
        var removed = Waiving.Remove(Sample.Stored(waived), [waived.Waivers[0].FindingId], Act);
        Assert.Equal([waived.Waivers[1]], removed.Waivers);
        Assert.Equal([StepKind.FindingsWaived, StepKind.WaiversRemoved], removed.Steps.Select(step => step.Kind));
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => Waiving.Remove(Sample.Stored(removed), [waived.Waivers[0].FindingId], Act)).Reason);
        Assert.Equal(
            Reason.WrongState,
            Sample.Refused(() => Waiving.Remove(Sample.Stored(waived with { State = VersionState.Approved }), [waived.Waivers[0].FindingId], Act)).Reason);
    }

    [Fact]
    public void A_new_draft_carries_the_waivers_of_the_last_public_version_over()
    {
        var published = Waive(Draft, Warning(Draft, 1)) with { State = VersionState.Published, PublishedAt = Sample.Now };
        var head = new Stored<Catalogue>(
            Sample.Catalogue, 1, new() { Division = Sample.District, Domain = "06", Title = "目录", CreatedAt = Sample.Now });
        var next = OpeningDraft.Open(head, new(published, []), Act);
        Assert.Equal(1, CheckReport.Of(next, Checked.District).Waived);
        Assert.Equal(0, CheckReport.Of(With(next, elements => elements with { Subjects = ["采购人"] }), Checked.District).Waived);
    }

    [Fact]
    public void There_are_at_most_so_many_waivers()
    {
        CatalogueItem[] items = [.. Enumerable.Range(1, Waiver.Most + 1).Select(id => Sample.Item(id) with { Elements = Sample.Elements($"事项{id}") with { Subjects = ["招标人"] } })];
        var draft = Sample.Draft(items);
        string[] all = [.. CheckReport.Of(draft, Checked.District).Findings.Where(judged => judged.Stops).Select(judged => judged.Finding.Id)];
        Assert.Equal(Waiver.Most, Waive(draft, all[..Waiver.Most]).Waivers.Count);
        Assert.Equal(Reason.TooLarge, Sample.Refused(() => Waive(draft, all)).Reason);
    }

    private static CatalogueVersion Waive(CatalogueVersion draft, params string[] findings) =>
        Waiving.Waive(Sample.Stored(draft), findings, "依法由招标人公开", Act, Checked.District);

    private static CatalogueVersion With(CatalogueVersion draft, Func<ItemElements, ItemElements> change) =>
        draft with { Items = [draft.Items[0] with { Elements = change(draft.Items[0].Elements) }, .. draft.Items.Skip(1)] };

    private static string Warning(CatalogueVersion draft, int number) => CheckReport.Of(draft, Checked.District).Findings
        .Single(judged => judged.Finding.Number == number && judged.Finding.Severity == Severity.Warning).Finding.Id;

    private static string IdOf(CatalogueVersion draft, string rule) =>
        CheckReport.Of(draft, Checked.District).Findings.First(judged => judged.Finding.Rule.Id == rule).Finding.Id;
}
