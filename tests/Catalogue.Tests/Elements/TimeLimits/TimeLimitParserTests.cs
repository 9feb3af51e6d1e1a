using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Elements.TimeLimits;

public sealed class TimeLimitParserTests
{
    [Theory]
    [MemberData(nameof(Phrases.Formation), MemberType = typeof(Phrases), Traits = ["phrase", "A"])]
    [MemberData(nameof(Phrases.OtherEvents), MemberType = typeof(Phrases), Traits = ["phrase", "B"])]
    [MemberData(nameof(Phrases.CalendarDays), MemberType = typeof(Phrases), Traits = ["phrase", "C"])]
    public void A_number_of_units_after_an_event_is_understood(string phrase, string reading) => AssertReading(reading, phrase);

    [Theory]
    [MemberData(nameof(Phrases.Compound), MemberType = typeof(Phrases), Traits = ["phrase", "D"])]
    [MemberData(nameof(Phrases.Overrides), MemberType = typeof(Phrases), Traits = ["phrase", "E"])]
    public void Several_clauses_and_what_they_carry_are_understood(string phrase, string reading) => AssertReading(reading, phrase);

    [Theory]
    [MemberData(nameof(Phrases.Immediate), MemberType = typeof(Phrases), Traits = ["phrase", "F"])]
    [MemberData(nameof(Phrases.BeforeEvents), MemberType = typeof(Phrases), Traits = ["phrase", "G"])]
    [MemberData(nameof(Phrases.Permanent), MemberType = typeof(Phrases), Traits = ["phrase", "H"])]
    public void At_once_before_an_event_and_for_good_are_understood(string phrase, string reading) => AssertReading(reading, phrase);

    [Theory]
    [MemberData(nameof(Phrases.Periodic), MemberType = typeof(Phrases), Traits = ["phrase", "I"])]
    [MemberData(nameof(Phrases.Elsewhere), MemberType = typeof(Phrases), Traits = ["phrase", "J"])]
    [MemberData(nameof(Phrases.Plans), MemberType = typeof(Phrases), Traits = ["phrase", "K"])]
    public void Days_of_the_calendar_and_references_are_understood(string phrase, string reading) => AssertReading(reading, phrase);

    [Theory]
    [MemberData(nameof(Phrases.NotUnderstood), MemberType = typeof(Phrases), Traits = ["phrase", "not understood"])]
    public void What_is_not_understood_stays_text_and_says_which_part(string phrase, string reading) => AssertReading(reading, phrase);

    [Theory]
    [InlineData("")]
    [InlineData(" \u3000\u200b\r\n")]
    public void No_text_is_no_limit(string text) => Assert.Equal(TimeLimit.None, TimeLimitParser.Parse(text));

    [Fact]
    public void The_text_is_kept_as_written_without_noise() =>
        Assert.Equal("信息形成之\n日起 ２０个工作日内", TimeLimitParser.Parse(" 信息形成之\r\n日起\u3000２０个工作日内\u200b").Text);

    [Fact]
    public void A_text_over_the_limit_is_kept_and_not_parsed()
    {
        var text = new string('长', ElementLimits.TimeLimitLength) + "信息形成之日起20个工作日内";
        var limit = TimeLimitParser.Parse(text);
        Assert.Equal((text, TimeLimitKind.FreeText, TimeLimitConfidence.Uncertain), (limit.Text, limit.Kind, limit.Confidence));
        Assert.NotEmpty(limit.NotUnderstood);
    }

    [Theory]
    [InlineData("信息形成或者变更20个工作日内", "自信息形成或者变更之日起20个工作日内公开（次日起算）")]
    [InlineData("自然灾害发生后5个工作日内", "自然灾害发生之日起5个工作日内公开（次日起算）")]
    [InlineData("20工作日", "20个工作日内公开；没有写明从哪一天起算，请补充，例如“信息形成或者变更之日起”")]
    [InlineData("提前5日公开", "5日前公开；没有写明在什么事项之前，请补充")]
    [InlineData("信息形成之日起7个工作日内，公示5日；可延长7个工作日", "自信息形成之日起7个工作日内公开（次日起算）；最长不超过14个工作日；公示5日")]
    [InlineData("其中行政处罚决定自作出之日起7个工作日内", "行政处罚决定：自作出之日起7个工作日内公开（次日起算）")]
    [InlineData("信息形成后二十个工作日内，法律另有规定的除外", "自信息形成之日起20个工作日内公开（次日起算）；法律法规另有规定的，从其规定")]
    [InlineData("每季度首个月20日", "每季度第一个月20日公开")]
    [InlineData("半年至少更新1次", "每半年至少公开1次")]
    [InlineData("每周五前", "每周五前公开")]
    [InlineData("6月底前", "6月底前公开；没有写明年份")]
    [InlineData("随采购公告公开", "与采购公告同步公开")]
    [InlineData("及时更新，最大更新间隔不得超过6个月", "及时公开；最长更新间隔不超过6个月")]
    [InlineData("按相关规定公开", "“相关规定”没有写明期限")]
    [InlineData("长期公开；另行通知", "“另行通知”没有读懂，整条按原文保留，不计算期限")]
    [InlineData("另行通知", "没有读懂，按原文保留，不计算期限")]
    public void The_meaning_says_in_plain_words_what_was_understood(string phrase, string meaning) =>
        Assert.Equal(meaning, TimeLimitParser.Parse(phrase).Meaning);

    [Theory]
    [InlineData("十", 10)]
    [InlineData("十五", 15)]
    [InlineData("二十", 20)]
    [InlineData("两", 2)]
    [InlineData("壹拾伍", 15)]
    [InlineData("一百", 100)]
    [InlineData("一百零五", 105)]
    [InlineData("一百二十", 120)]
    [InlineData("0", null)]
    [InlineData("十十", null)]
    [InlineData("一二", null)]
    [InlineData("一百五", null)]
    [InlineData("百", null)]
    [InlineData("零", null)]
    [InlineData("两百五十百", null)]
    public void Numerals_are_read_or_are_none(string numeral, int? number) => Assert.Equal(number, ChineseNumeral.Read(numeral));

    private static void AssertReading(string reading, string phrase) => Assert.Equal(reading, Reading.Of(TimeLimitParser.Parse(phrase)));
}
