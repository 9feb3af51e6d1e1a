using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Bases;

public sealed class KeepingBasesTests
{
    private static readonly BasisSnapshot Known = Registry.Of(
        Registry.Basis("a", "甲办法"),
        Registry.Basis("b", "乙办法") with { RepealedOn = new(2025, 1, 1), ReplacedBy = "a" },
        Registry.Basis("c", "丙办法"));

    [Fact]
    public void A_new_basis_belongs_to_whoever_adds_it()
    {
        var basis = KeepingBases.Create(Registry.Basis("d", "丁办法") with { OrganisationId = "", EffectiveOn = new(2026, 4, 1) }, 3, Sample.By(Sample.Stranger));
        Assert.Equal(("610116-sfj", "610116", new DateOnly(2026, 4, 1)), (basis.OrganisationId, basis.District, basis.DueOn));
        Assert.IsType<BasisChanged>(BasisEvents.Changed(basis));
    }

    [Fact]
    public void A_full_registry_takes_nothing_more()
    {
        var full = Sample.Refused(() => KeepingBases.Create(Registry.Basis("d", "丁办法"), BasisRegistry.Most, Sample.By(Sample.Editor)));
        Assert.Equal((Reason.TooLarge, "10000"), (full.Reason, full.Facts["limit"]));
    }

    [Fact]
    public void Its_own_people_and_the_office_of_the_district_keep_a_basis_and_nobody_else()
    {
        _ = Repealed(Sample.By(Sample.Leader));
        _ = Repealed(Sample.By(Sample.Office));
        Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Repealed(Sample.By(Sample.Stranger))).Reason);
        Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Repealed(Sample.By(Sample.OtherOffice))).Reason);
        Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Repealed(Sample.By(Sample.StreetEditor))).Reason);
    }

    [Fact]
    public void A_repeal_says_its_day_its_successor_and_whether_it_is_in_effect()
    {
        var now = Repealed(Sample.By(Sample.Leader), new(2026, 3, 2), "c");
        var told = Assert.IsType<BasisRepealed>(BasisEvents.Repealed(now));
        Assert.Equal(("a", new DateOnly(2026, 3, 2), "c", true), (told.BasisId, told.RepealedOn, told.ReplacedBy, told.InEffect));
        Assert.Null(now.DueOn);
        var later = Repealed(Sample.By(Sample.Leader), new(2026, 3, 3));
        Assert.False(Assert.IsType<BasisRepealed>(BasisEvents.Repealed(later)).InEffect);
        Assert.Equal(new DateOnly(2026, 3, 3), later.DueOn);
    }

    [Fact]
    public void When_its_day_comes_a_repeal_is_told_again_and_then_never_more()
    {
        var later = Repealed(Sample.By(Sample.Leader), new(2026, 3, 3));
        Assert.Null(KeepingBases.Turn(later, new(2026, 3, 2, 15, 59, 59, TimeSpan.Zero)));
        var turned = KeepingBases.Turn(later, new(2026, 3, 2, 16, 0, 0, TimeSpan.Zero))!;
        Assert.True(Assert.IsType<BasisRepealed>(BasisEvents.Turned(turned)).InEffect);
        Assert.Null(KeepingBases.Turn(turned, new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void When_the_first_day_of_a_basis_comes_that_is_told_although_its_end_is_known()
    {
        var future = Registry.Basis("d", "丁办法") with { EffectiveOn = new(2026, 3, 3), RepealedOn = new(2027, 1, 1), DueOn = new(2026, 3, 3) };
        var turned = KeepingBases.Turn(future, Sample.Now.AddDays(1))!;
        Assert.IsType<BasisChanged>(BasisEvents.Turned(turned));
        Assert.Equal(new DateOnly(2027, 1, 1), turned.DueOn);
    }

    [Fact]
    public void The_time_of_a_change_never_goes_back()
    {
        var ahead = Stored("a", basis => basis with { ChangedAt = Sample.Now.AddMinutes(3) });
        var changed = KeepingBases.Repeal(ahead, 1, new(Registry.Day, "", "废止"), Known, Sample.By(Sample.Leader));
        Assert.Equal(Sample.Now.AddMinutes(3).AddMilliseconds(1), changed.ChangedAt);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("nowhere")]
    public void A_successor_must_exist_and_not_lead_back(string successor) =>
        Assert.Equal("replacedBy", Sample.Refused(() => Repealed(Sample.By(Sample.Leader), replacedBy: successor)).Violations[0].Field);

    [Fact]
    public void A_basis_does_not_end_before_it_begins()
    {
        var begun = Stored("a", basis => basis with { EffectiveOn = new(2020, 1, 1) });
        var repeal = new Repeal(new(2019, 12, 31), "", "废止");
        Assert.Equal("repealedOn", Sample.Refused(() => KeepingBases.Repeal(begun, 1, repeal, Known, Sample.By(Sample.Leader))).Violations[0].Field);
        var ended = Stored("b");
        Assert.Equal("basis.effectiveOn", Sample.Refused(() => KeepingBases.Update(
            ended, 1, basis => basis with { EffectiveOn = new(2026, 1, 1) }, Sample.By(Sample.Leader))).Violations[0].Field);
    }

    [Fact]
    public void A_repeal_that_was_a_mistake_is_taken_back_and_one_that_is_not_there_is_not()
    {
        var reinstated = KeepingBases.Reinstate(Stored("b"), 1, Sample.By(Sample.Leader));
        Assert.Equal((null, "", ""), (reinstated.RepealedOn, reinstated.ReplacedBy, reinstated.RepealReason));
        Assert.Equal(Reason.WrongState, Sample.Refused(() => KeepingBases.Reinstate(Stored("a"), 1, Sample.By(Sample.Leader))).Reason);
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => KeepingBases.Reinstate(Stored("b"), 2, Sample.By(Sample.Leader))).Reason);
    }

    [Fact]
    public void What_callers_send_is_tidied_and_everything_wrong_is_told_at_once()
    {
        var blank = Registry.Basis("a", "");
        var read = BasesIn.Read(
            blank,
            new()
            {
                Title = " 《养老机构 管理办法》 ",
                DocumentNumber = "民发[2020]66 号",
                Kind = Wire.BasisKind.DepartmentalRule,
                EffectiveOn = "2020-11-01",
                Aliases = { "《养老办法》", "养老办法" },
            },
            BasesIn.Mask(null));
        Assert.Equal(("养老机构 管理办法", "民发〔2020〕66号", new DateOnly(2020, 11, 1)), (read.Title, read.DocumentNumber, read.EffectiveOn));
        Assert.Equal(["养老办法"], read.Aliases);

        var wrong = new Wire.LegalBasis
        {
            Title = "《》",
            DocumentNumber = new('第', 81),
            EffectiveOn = "2020-02-30",
            Issuer = new('国', 201),
            Note = new('注', 1_001),
            Aliases = { "" },
        };
        Assert.Equal(
            ["basis.title", "basis.documentNumber", "basis.kind", "basis.issuer", "basis.effectiveOn", "basis.aliases[0]", "basis.note"],
            Sample.Refused(() => BasesIn.Read(blank, wrong, BasesIn.Mask(null))).Violations.Select(violation => violation.Field));
        Assert.Equal(
            "basis.aliases",
            Sample.Refused(() => BasesIn.Read(blank, new() { Aliases = { Enumerable.Range(0, 21).Select(n => $"别名{n}") } }, BasesIn.Mask(new() { Paths = { "aliases" } })))
                .Violations.Single().Field);
    }

    [Fact]
    public void Only_what_the_mask_names_is_read_and_it_names_only_what_can_be_changed()
    {
        var read = BasesIn.Read(Registry.Basis("a", "甲办法"), new() { Title = "乙办法", Note = "注" }, BasesIn.Mask(new() { Paths = { "note" } }));
        Assert.Equal(("甲办法", "注"), (read.Title, read.Note));
        Assert.Equal("updateMask", Sample.Refused(() => BasesIn.Mask(new() { Paths = { "repealed_on" } })).Violations.Single().Field);
    }

    private static LegalBasis Repealed(Act act, DateOnly? on = null, string replacedBy = "") =>
        KeepingBases.Repeal(Stored("a"), 1, new(on ?? Registry.Day, replacedBy, "已经废止"), Known, act);

    private static Stored<LegalBasis> Stored(string id, Func<LegalBasis, LegalBasis>? with = null) =>
        new(id, 1, (with ?? (basis => basis))(Known.Find(id)!));
}
