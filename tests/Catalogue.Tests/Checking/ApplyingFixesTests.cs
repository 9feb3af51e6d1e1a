using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed class ApplyingFixesTests
{
    private static readonly Stored<CatalogueVersion> Draft = Sample.Stored(Sample.Draft(
        Sample.Item(1),
        Sample.Item(2) with
        {
            Revision = 4,
            Elements = Sample.Elements("事项2") with
            {
                Subjects = ["民政局"],
                Content = "電话13812341234",
                Channels = [new(ChannelKind.NoticeBoard, ChannelUse.Required, "")],
            },
        },
        Sample.Item(3) with { Elements = Sample.Elements("事项3") with { Subjects = ["招标人"], Content = "隨时" } }));

    [Fact]
    public void Several_fixes_of_one_item_are_one_change_of_it()
    {
        var (next, changed) = Apply(Fix(2, "subject-alias"), Fix(2, "personal-mobile-number"), Fix(2, "traditional-characters"), Fix(3, "traditional-characters"));
        Assert.Equal([(1, 5L), (2, 2L)], changed.Select(one => (one.Index, one.Item.Revision)));
        Assert.Equal(("区民政局", "电话138****1234", 1), (next.Items[1].Elements.Subjects[0], next.Items[1].Elements.Content, next.Items[1].Elements.Channels.Count));
        Assert.Equal("随时", next.Items[2].Elements.Content);
        Assert.Same(Draft.Value.Items[0], next.Items[0]);
        Assert.Equal((StepKind.FixesApplied, ContentDigest.Of(next)), (next.Steps[^1].Kind, next.Steps[^1].Digest));
    }

    [Fact]
    public void All_fixes_are_applied_or_none()
    {
        Assert.Equal(Reason.StaleRevision, Refused(Fix(2, "subject-alias"), Fix(3, "traditional-characters") with { ItemRevision = 7 }));
        Assert.Equal(Reason.StaleRevision, Refused(Fix(2, "subject-alias"), new(Sample.Id(3), 1, "0123456789abcdef0123456789abcdef")));
        Assert.Equal(Reason.InvalidRequest, Refused(Fix(2, "subject-alias"), Fix(3, "subject-unknown")));
        Assert.Equal(Reason.NotFound, Refused(Fix(2, "subject-alias") with { ItemId = Sample.Id(9) }));
    }

    [Fact]
    public void Only_a_draft_is_mended() => Assert.Equal(Reason.WrongState, Sample.Refused(() => ApplyingFixes.Apply(
        Sample.Stored(Draft.Value with { State = VersionState.Submitted }), [Fix(2, "subject-alias")], Sample.By(Sample.Editor), Checked.District)).Reason);

    private static (CatalogueVersion Next, IReadOnlyList<(int Index, CatalogueItem Item)> Changed) Apply(params ChosenFix[] chosen) =>
        ApplyingFixes.Apply(Draft, chosen, Sample.By(Sample.Editor), Checked.District);

    private static Reason Refused(params ChosenFix[] chosen) => Sample.Refused(() => Apply(chosen)).Reason;

    private static ChosenFix Fix(int number, string rule)
    {
        var item = Draft.Value.Items[number - 1];
        return new(item.Id, item.Revision, Checker.CheckItem(item, number, Checked.District).First(finding => finding.Rule.Id == rule).Id);
    }
}
