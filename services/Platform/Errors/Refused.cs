using System.Globalization;

namespace OpenGov.Platform.Errors;

/// <summary>The refusals that every service needs, each with its Chinese sentence written once.</summary>
public static class Refused
{
    /// <summary>One field is wrong.</summary>
    /// <param name="field">JSON path of the field.</param>
    /// <param name="description">What is wrong and what is allowed, in Chinese.</param>
    public static RequestException Invalid(string field, string description) => Invalid([new Violation(field, description)]);

    /// <summary>Several fields are wrong.</summary>
    public static RequestException Invalid(IReadOnlyList<Violation> violations) => new(
        Reason.InvalidRequest,
        "请求内容有误：" + string.Join("；", violations.Take(3).Select(v => $"{v.Field} {v.Description}"))
            + (violations.Count > 3 ? $"；等 {violations.Count} 处。" : "。"),
        violations);

    /// <summary>Nothing with this id, or the caller may not know.</summary>
    /// <param name="what">What was looked for, in Chinese, for example "标准目录".</param>
    /// <param name="id">The id asked for.</param>
    public static RequestException NotFound(string what, string id) => new(Reason.NotFound, $"没有找到{what}“{id}”。");

    /// <summary>Something with this id exists.</summary>
    public static RequestException AlreadyExists(string what, string id) => new(Reason.AlreadyExists, $"{what}“{id}”已经存在。");

    /// <summary>A page token that is damaged, made up, or of another question.</summary>
    public static RequestException PageToken() => new(
        Reason.PageTokenInvalid,
        "分页标记无效，或不属于本次查询；请从第一页重新查询。",
        [new Violation("pageToken", "只能使用同一查询返回的 nextPageToken")]);

    /// <summary>Someone was faster.</summary>
    /// <param name="current">The revision to read again.</param>
    public static RequestException Stale(long current) => new(
        Reason.StaleRevision,
        "内容已被他人修改，请刷新后在最新内容上重新操作。",
        facts: new Dictionary<string, string> { ["current_revision"] = current.ToString(CultureInfo.InvariantCulture) });

    /// <summary>The state does not allow this.</summary>
    /// <param name="state">State name for programs.</param>
    /// <param name="message">Chinese sentence.</param>
    public static RequestException WrongState(string state, string message) => new(
        Reason.WrongState, message, facts: new Dictionary<string, string> { ["state"] = state });

    /// <summary>More than allowed.</summary>
    /// <param name="message">Chinese sentence with the limit in it.</param>
    /// <param name="limit">What is allowed.</param>
    public static RequestException TooLarge(string message, long limit) => new(
        Reason.TooLarge, message, facts: new Dictionary<string, string> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture) });

    /// <summary>A server that the call needs is away.</summary>
    /// <param name="what">The server, in Chinese, for example "数据库".</param>
    public static RequestException Unavailable(string what) => new(
        Reason.Unavailable, $"{what}暂时无法访问，本次操作没有生效，请稍后重试。");
}
