using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Tests.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class SubmittingTests
{
    [Fact]
    public void A_complete_draft_is_frozen_with_the_digest_of_its_content()
    {
        var draft = Sample.Stored(Sample.Draft(Sample.Item(1)));
        var (next, happened) = Submitting.Submit(draft, 7, Sample.By(Sample.Editor), "请审核", Checked.District);
        Assert.Equal(("mzj.editor", "请审核", VersionState.Submitted), (next.Submitter, next.Steps[^1].Note, next.State));
        Assert.Equal(ContentDigest.Of(draft.Value), happened.Digest);
        Assert.Equal(happened.Digest, ContentDigest.Of(next));
    }

    [Fact]
    public void An_empty_draft_is_not_submitted() => Assert.Equal("items", Assert.Single(Refused().Violations).Field);

    [Fact]
    public void Each_missing_element_of_each_item_is_named_as_the_table_names_it()
    {
        var second = Sample.Item(2);
        var third = Sample.Item(3);
        var refusal = Refused(
            Sample.Item(1),
            second with { Elements = second.Elements with { TimeLimit = TimeLimit.None, Bases = [] } },
            third with { Elements = third.Elements with { Subjects = [] } });
        Assert.Equal(["第2项 公开依据", "第2项 公开时限", "第3项 公开主体"], refusal.Violations.Select(violation => violation.Field));
        Assert.Contains("第2项 公开时限", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_revision_is_not_submitted() => Assert.Equal(
        Reason.StaleRevision,
        Sample.Refused(() => Submitting.Submit(Sample.InState(VersionState.Draft), 6, Sample.By(Sample.Editor), "", Checked.District)).Reason);

    private static RequestException Refused(params CatalogueItem[] items)
    {
        var refusal = Sample.Refused(() => Submitting.Submit(Sample.Stored(Sample.Draft(items)), 7, Sample.By(Sample.Editor), "", Checked.District));
        Assert.Equal(Reason.RulesViolated, refusal.Reason);
        return refusal;
    }
}
