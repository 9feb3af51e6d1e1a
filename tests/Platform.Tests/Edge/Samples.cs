using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tests.Edge;

/// <summary>A refusal for every reason, with the facts that the reason promises.</summary>
public static class Samples
{
    public static RequestException Of(Reason reason) => reason switch
    {
        Reason.InvalidRequest => Refused.Invalid([new("thing.name", "不能为空"), new("thing.count", "应为 1 到 9")]),
        Reason.TableUnreadable => new(reason, "表格有误。", [new("第7行 公开时限", "不能为空")]),
        Reason.NotFound => Refused.NotFound("事项", "x"),
        Reason.AlreadyExists => Refused.AlreadyExists("事项", "x"),
        Reason.StaleRevision => Refused.Stale(7),
        Reason.WrongState => Refused.WrongState("PUBLISHED", "已发布，不能修改。"),
        Reason.RulesViolated => new(reason, "有错误。", [new("items/养老机构备案", "缺少公开依据")]),
        Reason.RoleRequired => new(reason, "没有权限。", facts: new Dictionary<string, string> { ["required_roles"] = "leader,office" }),
        Reason.RateLimited => new(reason, "太频繁。", facts: new Dictionary<string, string> { ["retry_after_seconds"] = "30" }),
        Reason.TooLarge => Refused.TooLarge("太大。", 2000),
        Reason.Unavailable => Refused.Unavailable("数据库"),
        Reason.Internal => new(reason, "系统内部错误。", facts: new Dictionary<string, string> { ["trace_id"] = "0af7" }),
        _ => new(reason, "不可以。"),
    };
}
