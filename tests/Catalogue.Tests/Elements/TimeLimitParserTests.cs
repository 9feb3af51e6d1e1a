using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Elements;

public sealed class TimeLimitParserTests
{
    [Theory]
    [MemberData(nameof(TimeLimitPhrases.Within), MemberType = typeof(TimeLimitPhrases))]
    public void A_number_of_units_after_an_event_is_understood(string text, int count, TimeUnit unit, string trigger) =>
        Assert.Equal(new TimeLimit(WrittenText.Clean(text), TimeLimitKind.Within, count, unit, trigger), TimeLimitParser.Parse(text));

    [Theory]
    [MemberData(nameof(TimeLimitPhrases.Immediate), MemberType = typeof(TimeLimitPhrases))]
    public void At_once_is_understood(string text, string trigger) =>
        Assert.Equal(new TimeLimit(text, TimeLimitKind.Immediate, 0, TimeUnit.None, trigger), TimeLimitParser.Parse(text));

    [Theory]
    [MemberData(nameof(TimeLimitPhrases.Permanent), MemberType = typeof(TimeLimitPhrases))]
    public void For_good_is_understood(string text) =>
        Assert.Equal(new TimeLimit(text, TimeLimitKind.Permanent, 0, TimeUnit.None, ""), TimeLimitParser.Parse(text));

    [Theory]
    [MemberData(nameof(TimeLimitPhrases.Periodic), MemberType = typeof(TimeLimitPhrases))]
    public void Again_and_again_is_understood(string text) =>
        Assert.Equal(new TimeLimit(text, TimeLimitKind.Periodic, 0, TimeUnit.None, ""), TimeLimitParser.Parse(text));

    [Theory]
    [MemberData(nameof(TimeLimitPhrases.FreeText), MemberType = typeof(TimeLimitPhrases))]
    public void What_is_not_one_plain_clause_stays_text(string text) =>
        Assert.Equal(new TimeLimit(text, TimeLimitKind.FreeText, 0, TimeUnit.None, ""), TimeLimitParser.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \u3000\u200b\r\n")]
    public void No_text_is_no_limit(string text) => Assert.Equal(TimeLimit.None, TimeLimitParser.Parse(text));

    [Fact]
    public void Working_days_and_days_of_the_calendar_differ()
    {
        Assert.Equal(TimeUnit.WorkingDay, TimeLimitParser.Parse("批复后20个工作日内").Unit);
        Assert.Equal(TimeUnit.Day, TimeLimitParser.Parse("批复后20日内").Unit);
    }

    [Fact]
    public void A_text_over_the_limit_is_kept_and_not_parsed()
    {
        var text = new string('长', ElementLimits.TimeLimitLength) + "信息形成之日起20个工作日内";
        Assert.Equal(new TimeLimit(text, TimeLimitKind.FreeText, 0, TimeUnit.None, ""), TimeLimitParser.Parse(text));
    }
}
