using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Identity;

/// <summary>The refusals that concern the caller, each with its Chinese sentence written once.</summary>
internal static class RefusedCaller
{
    public static RequestException NoToken() => new(Reason.Unauthenticated, "请先登录：此操作需要在 authorization 中带上登录令牌（Bearer）。");

    public static RequestException NotBearer() => new(
        Reason.Unauthenticated, "authorization 的写法不对：应当只有一个，内容是 “Bearer ” 加登录令牌。");

    public static RequestException Expired() => new(Reason.Unauthenticated, "登录已过期，请重新登录。");

    public static RequestException NotYetValid() => new(Reason.Unauthenticated, "登录令牌尚未生效，请核对签发方的时钟。");

    public static RequestException WrongToken() => new(Reason.Unauthenticated, "登录令牌无效，请重新登录。");

    public static RequestException Revoked() => new(Reason.Unauthenticated, "登录已被注销，请重新登录。");

    public static RequestException PasswordChangeRequired() => new(
        Reason.PasswordChangeRequired, "您使用的是一次性密码，请先修改密码，再重新登录。");

    public static RequestException NoPermission() => new(
        Reason.RoleRequired,
        "此操作没有对任何人开放。",
        facts: new Dictionary<string, string> { ["required_roles"] = "" });

    public static RequestException ScopeRequired(IReadOnlyList<string> scopes) => new(
        Reason.ScopeRequired,
        scopes.Count == 0
            ? "接口接入账号不能进行此操作，它只对人员开放。"
            : $"接口接入账号没有此操作的授权范围，需要 {string.Join("、", scopes)}；请由系统管理员登记。",
        facts: new Dictionary<string, string> { ["required_scopes"] = string.Join(",", scopes) });

    public static RequestException RoleRequired(IReadOnlyList<string> roles) => new(
        Reason.RoleRequired,
        $"您的角色不能进行此操作，需要以下角色之一：{string.Join("、", roles.Select(RoleNames.InChinese))}。",
        facts: new Dictionary<string, string> { ["required_roles"] = string.Join(",", roles) });
}
