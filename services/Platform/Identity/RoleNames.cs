namespace OpenGov.Platform.Identity;

/// <summary>The roles as people call them.</summary>
public static class RoleNames
{
    /// <summary>A role's Chinese name; the name itself for one we do not know.</summary>
    /// <param name="role">As in tokens and permission tables: "editor".</param>
    public static string InChinese(string role) => role switch
    {
        "editor" => "编辑员",
        "reviewer" => "审核员",
        "leader" => "部门负责人",
        "office" => "区政府办公室",
        "administrator" => "系统管理员",
        "client" => "系统接口账号",
        _ => role,
    };
}
