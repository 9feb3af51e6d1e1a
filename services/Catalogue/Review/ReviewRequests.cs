using System.Globalization;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Review;

/// <summary>Decisions, answers and comments as callers send them.</summary>
internal static class ReviewRequests
{
    // The last second of the year 9999, where the contract's timestamps end.
    private const long LatestSecond = 253_402_300_799;

    /// <summary>Approve or return.</summary>
    public static bool Approves(Wire.Decision decision) => decision switch
    {
        Wire.Decision.Approve => true,
        Wire.Decision.Return => false,
        _ => throw Refused.Invalid("decision", "必须是 DECISION_APPROVE（通过）或 DECISION_RETURN（退回）"),
    };

    /// <summary>A decision.</summary>
    /// <param name="sent">The request.</param>
    /// <param name="request">Its identity: a repetition makes the same comments.</param>
    /// <exception cref="RequestException">A field is wrong.</exception>
    public static ReviewDecision Decision(Wire.DecideDraftRequest sent, CommandRequest request)
    {
        var approves = Approves(sent.Decision);
        var comment = RequestFields.Note(sent.Comment, "comment", required: !approves);
        if (sent.Stage < 0 || (approves && sent.Stage == 0))
        {
            throw Refused.Invalid("stage", "必须是正在办理的环节，从 1 开始，见 review.stage；只有退回已审版本时才为 0");
        }

        return new(sent.Stage, approves, sent.Digest, sent.Revision, comment, Comments(sent.Comments, request));
    }

    /// <summary>The answer of a joining department.</summary>
    public static ConsentAnswer Answer(Wire.ConsentDraftRequest sent)
    {
        var consents = sent.Consent switch
        {
            Wire.Consent.Agree => true,
            Wire.Consent.Object => false,
            _ => throw Refused.Invalid("consent", "必须是 CONSENT_AGREE（同意）或 CONSENT_OBJECT（不同意）"),
        };
        return new(consents, sent.Digest, sent.Revision, RequestFields.Note(sent.Reason, "reason", required: !consents));
    }

    /// <summary>Ids of comments.</summary>
    public static IReadOnlyCollection<Guid> CommentIds(IReadOnlyCollection<string> sent)
    {
        if (sent.Count is 0 or > ReviewComment.MostAtOnce)
        {
            throw Refused.Invalid("commentIds", $"一次 1–{ReviewComment.MostAtOnce} 条");
        }

        return [.. sent.Select((text, index) => Id(text, $"commentIds[{index}]", "审核意见的 id（UUID）"))];
    }

    /// <summary>An instant.</summary>
    public static DateTimeOffset Time(Timestamp? sent, string path) => sent is { Seconds: >= 0 and <= LatestSecond, Nanos: >= 0 and < 1_000_000_000 }
        ? sent.ToDateTimeOffset()
        : throw Refused.Invalid(path, "必须是时间，例如 2026-03-05T09:00:00+08:00");

    private static List<NewComment> Comments(RepeatedField<Wire.DraftComment> sent, CommandRequest request)
    {
        if (sent.Count > ReviewComment.MostAtOnce)
        {
            throw Refused.Invalid("comments", $"一次最多 {ReviewComment.MostAtOnce} 条");
        }

        return [.. sent.Select((comment, index) => Comment(comment, $"comments[{index}]", request.DeriveId(Purpose(index))))];
    }

    private static NewComment Comment(Wire.DraftComment sent, string path, Guid id)
    {
        var text = RequestFields.Note(sent.Text, path + ".text", required: true, ReviewComment.TextLength);
        Guid? item = sent.ItemId.Length == 0 ? null : Id(sent.ItemId, path + ".itemId", "公开事项的 id（UUID）；针对整个版本时不填");
        var field = sent.Field.Length == 0 ? "" : Field(sent.Field, path + ".field");
        return item is null && field.Length > 0
            ? throw Refused.Invalid(path + ".itemId", "指明要素时必须同时指明公开事项")
            : new(id, item, field, text);
    }

    private static string Field(string name, string path) =>
        ElementFields.All.FirstOrDefault(field => name == field.JsonName || name == field.MaskName)?.JsonName
        ?? throw Refused.Invalid(path, $"可以是：{string.Join('、', ElementFields.All.Select(field => field.JsonName))}");

    private static Guid Id(string text, string path, string meaning) => Guid.TryParseExact(text, "D", out var id)
        ? id
        : throw Refused.Invalid(path, $"必须是{meaning}");

    private static string Purpose(int index) => string.Create(CultureInfo.InvariantCulture, $"comment {index}");
}
