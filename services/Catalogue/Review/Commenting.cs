using System.Globalization;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Review;

/// <summary>Comments of reviewers on items and elements, and editors marking them as resolved. None is ever removed.</summary>
public static class Commenting
{
    /// <summary>The version with the comments of a decision.</summary>
    /// <exception cref="RequestException">An item is not in the version, or there would be too many comments.</exception>
    internal static CatalogueVersion Add(CatalogueVersion version, ReviewRound round, Act act, ReviewDecision decision)
    {
        if (decision.Comments.Count == 0)
        {
            return version;
        }

        if (version.Comments.Count + decision.Comments.Count > ReviewComment.MostKept)
        {
            throw Refused.TooLarge(
                $"一个版本最多保留 {ReviewComment.MostKept} 条逐项意见，已有 {version.Comments.Count} 条；请把其余意见写在总体意见中。",
                ReviewComment.MostKept);
        }

        RequireItems(version, decision.Comments);
        return version with
        {
            Comments =
            [
                .. version.Comments,
                .. decision.Comments.Select(comment => new ReviewComment
                {
                    Id = comment.Id,
                    Round = round.Number,
                    Stage = decision.Stage,
                    ItemId = comment.ItemId,
                    Field = comment.Field,
                    Text = comment.Text,
                    Actor = act.By.Username,
                    OrganisationId = act.By.OrganisationId,
                    At = act.At,
                }),
            ],
        };
    }

    /// <summary>The draft with comments marked as resolved; one that is marked already keeps who marked it first.</summary>
    /// <param name="stored">The draft.</param>
    /// <param name="ids">Ids of the comments.</param>
    /// <param name="act">Which editor marks them.</param>
    /// <exception cref="RequestException">It is not a draft, or has no such comment.</exception>
    public static CatalogueVersion Resolve(Stored<CatalogueVersion> stored, IReadOnlyCollection<Guid> ids, Act act)
    {
        StateRules.Require(stored.Value, VersionState.Draft);
        var unknown = ids.Except(stored.Value.Comments.Select(comment => comment.Id)).Select(id => id.ToString("D")).FirstOrDefault();
        if (unknown is not null)
        {
            throw Refused.NotFound("审核意见", unknown);
        }

        var resolved = ids.ToHashSet();
        return stored.Value with
        {
            Comments =
            [
                .. stored.Value.Comments.Select(comment => comment.ResolvedAt is null && resolved.Contains(comment.Id)
                    ? comment with { ResolvedBy = act.By.Username, ResolvedAt = act.At }
                    : comment),
            ],
        };
    }

    private static void RequireItems(CatalogueVersion version, IReadOnlyList<NewComment> comments)
    {
        var items = version.Items.Select(item => item.Id).ToHashSet();
        List<Violation> unknown =
        [
            .. comments.Index().Where(one => one.Item.ItemId is { } item && !items.Contains(item)).Select(one => new Violation(
                string.Create(CultureInfo.InvariantCulture, $"comments[{one.Index}].itemId"), "这个版本中没有这个公开事项")),
        ];
        if (unknown.Count > 0)
        {
            throw Refused.Invalid(unknown);
        }
    }
}
