using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class CommentingTests
{
    [Fact]
    public void Comments_of_a_decision_are_kept_with_round_stage_and_author()
    {
        var next = Return(Sample.UnderReview(2), new NewComment(Sample.Id(50), Sample.Id(1), "timeLimit", "时限缺少起算日"));
        var comment = Assert.Single(next.Comments);
        Assert.Equal(
            (Sample.Id(50), 1, 2, Sample.Id(1), "timeLimit", "时限缺少起算日", "mzj.leader", "610116-mzj", Sample.Now),
            (comment.Id, comment.Round, comment.Stage, comment.ItemId, comment.Field, comment.Text, comment.Actor, comment.OrganisationId, comment.At));
        Assert.Null(comment.ResolvedAt);
    }

    [Fact]
    public void A_comment_on_an_item_that_is_not_there_is_refused_and_named()
    {
        var refusal = Sample.Refused(() => Return(
            Sample.UnderReview(2),
            new NewComment(Sample.Id(50), Sample.Id(1), "", "甲"),
            new NewComment(Sample.Id(51), Sample.Id(99), "", "乙")));
        Assert.Equal("comments[1].itemId", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public void More_comments_than_a_version_keeps_are_refused_with_the_limit()
    {
        var full = Sample.UnderReview(2) with { Comments = [.. Enumerable.Range(0, ReviewComment.MostKept).Select(Comment)] };
        var refusal = Sample.Refused(() => Return(full, new NewComment(Sample.Id(50), null, "", "多一条")));
        Assert.Equal((Reason.TooLarge, "1000"), (refusal.Reason, refusal.Facts["limit"]));
        Assert.Equal(VersionState.Draft, Return(full).State);
    }

    [Fact]
    public void A_comment_is_resolved_once_and_keeps_who_did_it_first()
    {
        var draft = Sample.Draft(Sample.Item(1)) with { Comments = [Comment(1), Comment(2)] };
        var once = Commenting.Resolve(Sample.Stored(draft), [Sample.Id(1)], Sample.By(Sample.Editor));
        Assert.Equal([("mzj.editor", Sample.Now), ("", null)], once.Comments.Select(comment => (comment.ResolvedBy, comment.ResolvedAt)));
        var twice = Commenting.Resolve(Sample.Stored(once), [Sample.Id(1), Sample.Id(2)], Sample.By(Sample.Joining));
        Assert.Equal(["mzj.editor", "czj.reviewer"], twice.Comments.Select(comment => comment.ResolvedBy));
        Assert.Equal(Reason.NotFound, Sample.Refused(() =>
            Commenting.Resolve(Sample.Stored(draft), [Sample.Id(3)], Sample.By(Sample.Editor))).Reason);
    }

    private static ReviewComment Comment(int number) => new()
    {
        Id = Sample.Id(number),
        Round = 1,
        Stage = 1,
        Text = "请核对",
        Actor = "mzj.reviewer",
        OrganisationId = "610116-mzj",
        At = Sample.Now,
    };

    private static CatalogueVersion Return(CatalogueVersion version, params NewComment[] comments) => Deciding.Decide(
        Sample.Stored(version), Sample.Keepers, Sample.By(Sample.Leader), new(2, false, ContentDigest.Of(version), 7, "退回", comments)).Next;
}
