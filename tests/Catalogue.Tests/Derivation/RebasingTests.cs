using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Tests.Derivation.Merging;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Derivation;

public sealed class RebasingTests
{
    private static readonly CatalogueItem[] Base = [Merged.District(1), Merged.District(2)];
    private static readonly CatalogueItem[] Now = [Base[0].With(e => e with { Content = "上级", Remarks = "上级" }), Merged.District(3)];
    private static readonly UpstreamStep Step = Merged.Step(Base, Now);

    private static readonly Stored<CatalogueVersion> Draft = Sample.Stored(Sample.Draft(
        [.. Merged.Derived(Base).Select((item, index) => index == 0 ? item.With(e => e with { Content = "本级" }) : item)]) with
    {
        CatalogueId = "610116001-06",
        Upstream = new(Sample.Catalogue, 1, 1),
    });

    [Fact]
    public void The_draft_follows_the_new_version_and_says_what_was_done_and_decided()
    {
        var (next, counts) = Rebase(Content(FieldChoice.Ours));
        Assert.Equal(new UpstreamPin(Sample.Catalogue, 2, 2), next.Upstream);
        Assert.Equal(new MergeCounts(1, 1, 1, 1), counts);
        Assert.Equal((StepKind.Rebased, Sample.StreetEditor.Username), (next.Steps[^1].Kind, next.Steps[^1].Actor));
        Assert.Contains("第1版→第2版", next.Steps[^1].Note, StringComparison.Ordinal);
        Assert.Equal(
            new KeptDecision(Sample.Catalogue, 2, Sample.Id(1), "content", "Ours", "wq.editor", Sample.Now), Assert.Single(next.Decisions));
    }

    [Fact]
    public void Open_conflicts_refuse_it_and_are_named()
    {
        var refused = Sample.Refused(() => Rebase(MergeDecisions.None));
        Assert.Equal(Reason.ConflictsUnresolved, refused.Reason);
        Assert.Equal($"{Sample.Id(1):D}/content", Assert.Single(refused.Violations).Field);
        Assert.Contains("公开内容", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rebasing_again_on_the_same_version_changes_nothing()
    {
        var (once, _) = Rebase(Content(FieldChoice.Theirs));
        var (twice, counts) = Rebase(MergeDecisions.None, Draft with { Value = once }, Merged.Step(Now, Now));
        Assert.Same(once, twice);
        Assert.Equal(MergeCounts.None, counts);
    }

    [Fact]
    public void The_same_conflict_is_decided_as_before_only_when_that_is_accepted()
    {
        var (once, _) = Rebase(Content(FieldChoice.Ours));
        var later = Merged.Step(Now, [Now[0].With(e => e with { Content = "上级又改" }), Now[1]]) with { Version = 3 };
        Assert.Equal(Reason.ConflictsUnresolved, Sample.Refused(() => Rebase(MergeDecisions.None, Draft with { Value = once }, later)).Reason);
        var (twice, _) = Rebase(MergeDecisions.None, Draft with { Value = once }, later, acceptKept: true);
        Assert.Equal("本级", twice.Items[0].Elements.Content);
        Assert.Equal(3, Assert.Single(twice.Decisions).Version);
    }

    [Fact]
    public void Decisions_about_what_did_not_change_are_refused_and_named() => Assert.All(
        new (string Field, MergeDecisions Decisions)[]
        {
            ($"fieldDecisions[{Sample.Id(1):D}/name]", Merged.Decide(new FieldDecision(Sample.Id(1), Merged.Field("name"), FieldChoice.Ours))),
            ($"fieldDecisions[{Sample.Id(9):D}/content]", Merged.Decide(new FieldDecision(Sample.Id(9), Merged.Field("content"), FieldChoice.Ours))),
            ($"itemDecisions[{Sample.Id(1):D}]", Merged.Decide(new ItemDecision(Sample.Id(1), ItemChoice.Remove))),
            ($"itemDecisions[{Sample.Id(3):D}]", Merged.Decide(new ItemDecision(Sample.Id(3), ItemChoice.Keep))),
            ($"itemDecisions[{Sample.Id(2):D}]", Merged.Decide(new ItemDecision(Sample.Id(2), ItemChoice.Take))),
            ($"itemDecisions[{Sample.Id(2):D}]", Merged.Decide(new ItemDecision(Sample.Id(2), ItemChoice.Continue, Sample.Id(1)))),
            ("renameCategories", new() { Renames = new HashSet<string> { "旧类" } }),
            ($"fieldDecisions[{Sample.Id(1):D}/content].value.content", Merged.Decide(new FieldDecision(
                Sample.Id(1), Merged.Field("content"), FieldChoice.Value, new() { Content = new('长', 4_001) }))),
        },
        one => Assert.Equal(
            (Reason.InvalidRequest, one.Field),
            (Sample.Refused(() => Rebase(one.Decisions)).Reason, Sample.Refused(() => Rebase(one.Decisions)).Violations.Single().Field)));

    [Fact]
    public void Only_the_latest_decisions_are_kept_and_each_once()
    {
        KeptDecision[] many = [.. Enumerable.Range(1, KeptDecision.Most).Select(i => new KeptDecision(Sample.Catalogue, 1, Sample.Id(i), "", "Keep", "a", Sample.Now))];
        var kept = many.With(Step, Content(FieldChoice.Theirs), "b", Sample.Now);
        Assert.Equal((KeptDecision.Most, "b", Sample.Id(2)), (kept.Count, kept[^1].Actor, kept[0].ItemId));
        Assert.Equal("c", kept.With(Step, Content(FieldChoice.Ours), "c", Sample.Now).Single(one => one.Field == "content").Actor);
    }

    private static MergeDecisions Content(FieldChoice choice) => Merged.Decide(new FieldDecision(Sample.Id(1), Merged.Field("content"), choice));

    private static (CatalogueVersion Next, MergeCounts Counts) Rebase(
        MergeDecisions decisions, Stored<CatalogueVersion>? draft = null, UpstreamStep? step = null, bool acceptKept = false) => Rebasing.Rebase(
            draft ?? Draft, 7, Sample.By(Sample.StreetEditor), step ?? Step, decisions, acceptKept, Merged.LocalId);
}
