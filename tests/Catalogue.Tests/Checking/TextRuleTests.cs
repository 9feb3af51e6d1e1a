using OpenGov.Catalogues.Checking;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed class TextRuleTests
{
    [Theory]
    [Trait("rule", "placeholder-text")]
    [InlineData("XX市公租房分配方案", true)]
    [InlineData("××区补贴标准", true)]
    [InlineData("由____办理", true)]
    [InlineData("某某镇", true)]
    [InlineData("某市做法", true)]
    [InlineData("网址 http://www.example.gov.cn/xxgk/", false)]
    [InlineData("EXXON 公司", false)]
    [InlineData("XXL号防护服", false)]
    [InlineData("138****1234", false)]
    [InlineData("某种情形", false)]
    public void Blanks_of_a_template_are_a_warning(string content, bool isFound) => Assert.Equal(isFound, IsFound("placeholder-text", content));

    [Theory]
    [Trait("rule", "garbled-text")]
    [InlineData("养老机构\ufffd案", true)]
    [InlineData("选项\uf052", true)]
    [InlineData("锟斤拷", true)]
    [InlineData("办理???", true)]
    [InlineData("å…»è€", true)]
    [InlineData("是否公开？", false)]
    [InlineData("℃、㎡、№", false)]
    public void Broken_characters_are_a_warning(string content, bool isFound) => Assert.Equal(isFound, IsFound("garbled-text", content));

    [Theory]
    [Trait("rule", "wrong-date")]
    [InlineData("2021年2月29日", true)]
    [InlineData("每年2月30日前", true)]
    [InlineData("13月1日", true)]
    [InlineData("6月31日", true)]
    [InlineData("0月5日", true)]
    [InlineData("2024年2月29日", false)]
    [InlineData("每年2月29日前", false)]
    [InlineData("每年12月31日前", false)]
    [InlineData("2021年年底", false)]
    [InlineData("3个月30日", false)]
    public void A_day_that_the_calendar_does_not_have_is_a_warning(string content, bool isFound) => Assert.Equal(isFound, IsFound("wrong-date", content));

    [Theory]
    [Trait("rule", "wrong-url")]
    [InlineData("网站 http://https://www.example.gov.cn/a", "网站 https://www.example.gov.cn/a")]
    [InlineData("http：//www.example.gov.cn", "http://www.example.gov.cn")]
    [InlineData("http:/www.example.gov.cn；其他", "http://www.example.gov.cn；其他")]
    [InlineData("https;//www.example.gov.cn", "https://www.example.gov.cn")]
    [InlineData("http://http://www.example.gov.cn", "http://www.example.gov.cn")]
    public void A_slip_in_a_web_address_is_mended(string written, string mended) =>
        Assert.Equal(mended, Checked.Fixed("wrong-url", elements => elements with { Content = written }).Content);

    [Theory]
    [Trait("rule", "wrong-url")]
    [InlineData("https://www.example.gov.cn/zwgk/index.html?id=1", 0)]
    [InlineData("HTTP协议", 0)]
    [InlineData("http://localhost", 1)]
    [InlineData("http:///", 1)]
    public void A_right_address_is_fine_and_a_hopeless_one_left_to_people(string content, int count)
    {
        var found = Checked.By("wrong-url", elements => elements with { Content = content });
        Assert.Equal(count, found.Count);
        Assert.All(found, finding => Assert.Null(finding.Fix));
    }

    [Theory]
    [Trait("rule", "traditional-characters")]
    [InlineData("隨時公开", "随时公开")]
    [InlineData("養老服務", "养老服务")]
    public void Traditional_characters_are_a_hint_with_a_fix(string written, string mended)
    {
        Assert.Equal(Severity.Hint, Checked.By("traditional-characters", elements => elements with { Content = written })[0].Severity);
        Assert.Equal(mended, Checked.Fixed("traditional-characters", elements => elements with { Content = written }).Content);
        Assert.Empty(Checked.By("traditional-characters", elements => elements with { Content = mended + "乾县砲里" }));
    }

    private static bool IsFound(string rule, string content) => Checked.By(rule, elements => elements with { Content = content }).Count == 1;
}
