using OpenGov.Departments.Input;
using OpenGov.Departments.Sessions.Passwords;

namespace OpenGov.Departments.Tests.Sessions;

public sealed class PasswordPolicyTests
{
    [Theory]
    [InlineData("Changan-2026-mz")]
    [InlineData("xiao-Lu7")]
    [InlineData("政务公开Q7-x")]
    [InlineData("the rain in spring falls softly")]
    [InlineData("2026春天的第一场雨abc")]
    public void A_good_password_is_taken(string password) => Assert.Empty(Broken(password));

    [Theory]
    [InlineData("", "8–128")]
    [InlineData("Ab1-xyz", "8–128")]
    [InlineData("abcdwxyz", "3 种")]
    [InlineData("abcd wxy", "3 种")]
    [InlineData("Abcdwxyz", "3 种")]
    [InlineData("84736251", "3 种")]
    [InlineData("Ab-1Ab-1", "5 个不同")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "5 个不同")]
    [InlineData("x-MZJ.editor-7", "用户名")]
    [InlineData("Password123!", "常见")]
    [InlineData("P@ssw0rd-2026", "常见")]
    [InlineData("Admin@123", "常见")]
    [InlineData("12345678aA!", "常见")]
    [InlineData("Qwerty-123456", "常见")]
    [InlineData("Woaini520!", "常见")]
    [InlineData("Old-one-77", "原密码")]
    [InlineData("Tab\there-7Q", "控制字符")]
    public void A_bad_password_is_refused_with_a_reason_to_act_on(string password, string reason) =>
        Assert.Contains(Broken(password), description => description.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void Characters_are_counted_not_bytes_or_code_units()
    {
        Assert.Empty(Broken(string.Concat(Enumerable.Repeat("𠮷a1B-", 25))));
        Assert.Contains("8–128", Assert.Single(Broken(string.Concat(Enumerable.Repeat("𠮷a1B-", 26)))), StringComparison.Ordinal);
    }

    private static List<string> Broken(string password)
    {
        var check = new InputCheck();
        PasswordPolicy.Check(check, "newPassword", password, "mzj.editor", "Old-one-77");
        Assert.All(check.Violations, violation => Assert.Equal("newPassword", violation.Field));
        return [.. check.Violations.Select(violation => violation.Description)];
    }
}
