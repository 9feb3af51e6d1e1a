using OpenGov.Departments.Input;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Tests.Input;

public sealed class InputCheckTests
{
    [Theory]
    [InlineData("区民政局")]
    [InlineData("a")]
    [InlineData("有 空格 在中间")]
    [InlineData("𠮷野")]
    public void A_plain_text_is_right(string text) => Assert.Empty(Checked(check => check.Text("name", text, 1, 10)));

    [Theory]
    [InlineData("", "必填")]
    [InlineData("一二三四五六七八九十一", "过长")]
    [InlineData(" 前", "首尾")]
    [InlineData("后\u3000", "首尾")]
    [InlineData("   ", "空白")]
    [InlineData("换\n行", "控制字符")]
    [InlineData("零\u200B宽", "不可见")]
    [InlineData("反\u202E向", "不可见")]
    [InlineData("空\0符", "控制字符")]
    public void A_text_that_is_wrong_is_named_with_what_is_allowed(string text, string says)
    {
        var violation = Assert.Single(Checked(check => check.Text("organisation.name", text, 1, 10)));
        Assert.Equal("organisation.name", violation.Field);
        Assert.Contains(says, violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_outside_the_basic_plane_counts_as_one()
    {
        Assert.Empty(Checked(check => check.Text("name", string.Concat(Enumerable.Repeat("𠮷", 10)), 1, 10)));
        Assert.Single(Checked(check => check.Text("name", string.Concat(Enumerable.Repeat("𠮷", 11)), 1, 10)));
    }

    [Fact]
    public void In_a_list_each_wrong_entry_is_named_by_its_index()
    {
        var fields = Checked(check => check.Texts("aliases", ["好", "", "好", "一二三四五六"], 4, 5)).Select(violation => violation.Field);
        Assert.Equal(["aliases[1]", "aliases[2]", "aliases[3]"], fields);
    }

    [Fact]
    public void A_list_that_is_too_long_is_one_violation_more_not_a_thousand()
    {
        var violations = Checked(check => check.Texts("aliases", [.. Enumerable.Repeat("", 100_000)], 20, 5));
        Assert.Equal(21, violations.Count);
    }

    [Theory]
    [InlineData("610116-mzj", true)]
    [InlineData("-", true)]
    [InlineData("", false)]
    [InlineData("区民政局", false)]
    [InlineData("MZJ", false)]
    [InlineData("a.b", false)]
    [InlineData("a/b", false)]
    [InlineData("a\n", false)]
    public void Organisation_ids_are_lower_case_letters_digits_and_hyphens(string id, bool allowed) =>
        Assert.Equal(allowed, Identifier.IsOrganisation(id));

    [Fact]
    public void Organisation_ids_have_at_most_40_characters()
    {
        Assert.True(Identifier.IsOrganisation(new string('a', 40)));
        Assert.False(Identifier.IsOrganisation(new string('a', 41)));
    }

    [Theory]
    [InlineData("mzj.editor", true)]
    [InlineData("ab", true)]
    [InlineData("a", false)]
    [InlineData("Admin", false)]
    [InlineData("a_b", false)]
    [InlineData("~12", false)]
    public void Account_names_are_lower_case_letters_digits_dots_and_hyphens(string name, bool allowed) =>
        Assert.Equal(allowed, Identifier.IsAccount(name));

    [Theory]
    [InlineData("610116", true)]
    [InlineData("610116001", true)]
    [InlineData("6101160", false)]
    [InlineData("61011a", false)]
    [InlineData("６１０１１６", false)]
    [InlineData("", false)]
    public void Divisions_have_6_or_9_digits(string division, bool allowed) => Assert.Equal(allowed, Identifier.IsDivision(division));

    [Theory]
    [InlineData("01", true)]
    [InlineData("27", true)]
    [InlineData("00", false)]
    [InlineData("1", false)]
    [InlineData("001", false)]
    [InlineData("1a", false)]
    public void Domain_codes_are_two_digits(string code, bool allowed) => Assert.Equal(allowed, Identifier.IsDomain(code));

    [Fact]
    public void All_violations_are_reported_together()
    {
        var check = new InputCheck();
        check.Text("organisation.name", "", 1, 60);
        check.Division("organisation.division", "12");
        check.Change("not a uuid", 0);

        var refusal = Assert.Throws<RequestException>(check.ThrowIfAny);

        Assert.Equal(Reason.InvalidRequest, refusal.Reason);
        Assert.Equal(["organisation.name", "organisation.division", "requestId", "revision"], refusal.Violations.Select(v => v.Field));
    }

    [Fact]
    public void Nothing_wrong_is_no_refusal() => new InputCheck().ThrowIfAny();

    private static IReadOnlyList<Violation> Checked(Action<InputCheck> checks)
    {
        var check = new InputCheck();
        checks(check);
        return check.Violations;
    }
}
