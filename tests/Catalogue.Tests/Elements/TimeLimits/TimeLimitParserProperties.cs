using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Elements.TimeLimits;

/// <summary>What holds for every text, also those nobody has written yet.</summary>
public sealed class TimeLimitParserProperties
{
    private const string Noise = " \u3000\u00a0\u200b\ufeff\t";

    private static readonly string[] Fragments =
    [
        "信息", "形成", "或者", "变更", "之日起", "后", "自", "在", "应", "（", "）", "，", "；", "。", "、", "：", "个", "工作日", "日", "天", "月", "个月", "年",
        "小时", "内", "之内", "前", "底", "公开", "公示", "公告", "及时", "长期", "每", "每年", "季度", "半年", "首个月", "不得少于", "不超过", "至少", "最长", "次", "/",
        "3", "7", "20", "30", "2021", "二十", "五", "十", "壹", "百", "第", "-", "约", ".", " ", "\n", "其中", "作出", "决定", "批复", "其他", "行政处罚", "事项", "按",
        "规定", "随", "同步", "时", "可延长", "至", "法律", "另有规定的", "除外", "满", "不再公示", "除", "外", "依申请", "的", "更新间隔", "①", "2、",
    ];

    private static readonly string[] Written =
    [
        .. new[]
        {
            Phrases.Formation, Phrases.OtherEvents, Phrases.CalendarDays, Phrases.Compound, Phrases.Overrides, Phrases.Immediate, Phrases.BeforeEvents,
            Phrases.Permanent, Phrases.Periodic, Phrases.Elsewhere, Phrases.Plans, Phrases.NotUnderstood,
        }.SelectMany(group => group.Select(row => row.Data.Item1)),
    ];

    private static Gen<string> Composed => Gen.OneOf(
        Gen.Elements(Fragments).ArrayOf().Select(string.Concat),
        from one in Gen.Elements(Written)
        from link in Gen.Elements("，", "；", "、", "\n", "", "（")
        from other in Gen.Elements(Written)
        select one + link + other);

    [Fact]
    public void It_never_throws_and_keeps_the_text() =>
        Prop.ForAll<string?>(text => TimeLimitParser.Parse(text ?? "").Text == WrittenText.Clean(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void It_never_invents_a_number() => ForComposed((limit, written) =>
        Numbers(limit).Where(number => number > 0).All(number => Spellings(number).Any(spelling => written.Contains(spelling, StringComparison.Ordinal)))
        && (limit.Longest is not { } longest || Spellings(longest.Count).Append("延长").Append("延期").Any(spelling => written.Contains(spelling, StringComparison.Ordinal))));

    [Fact]
    public void Its_words_stand_in_the_text() => ForComposed((limit, written) =>
        Words(limit).SelectMany(word => word.Split('，', '；')).All(word => written.Contains(word, StringComparison.Ordinal)));

    [Fact]
    public void What_is_not_understood_is_said_and_nothing_else_is_free_text() => ForComposed((limit, _) =>
        (limit.Kind is TimeLimitKind.FreeText) == (limit.NotUnderstood.Length > 0)
        && (limit.Kind is TimeLimitKind.None || limit.Meaning.Length > 0)
        && (limit.Kind is not TimeLimitKind.FreeText || limit is { Count: 0, Unit: TimeUnit.None, Trigger: "", Schedule: null })
        && (limit.Kind is not TimeLimitKind.Within || limit is { Count: > 0, Unit: not TimeUnit.None })
        && (!limit.NeedsTrigger || limit.Confidence is TimeLimitConfidence.Uncertain));

    [Fact]
    public void Blanks_and_width_change_nothing() =>
        Prop.ForAll(Gen.Elements(Written).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (phrase, seed) =>
        {
            var random = new System.Random(seed);
            var noisy = string.Concat(phrase.Select(c => Widen(c, random) + (random.Next(4) == 0 ? Noise[random.Next(Noise.Length)].ToString() : "")));
            return Reading.Of(TimeLimitParser.Parse(phrase)) == Reading.Of(TimeLimitParser.Parse(noisy));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(2_000)));

    [Fact]
    public void Its_own_explanation_means_the_same_again() => Assert.All(Written.Select(TimeLimitParser.Parse).Where(IsSimple), limit =>
    {
        var again = TimeLimitParser.Parse(limit.Meaning);
        Assert.Equal(Reading.Of(limit), Reading.Of(again));
        Assert.Equal(limit.Meaning, again.Meaning);
    });

    [Theory]
    [InlineData("信息，")]
    [InlineData("自信息在")]
    [InlineData("（《①1.")]
    [InlineData("其他信息事项内容")]
    [InlineData("每年月日前")]
    [InlineData("的，20个工作日")]
    [InlineData("除另有规定的，从其")]
    [InlineData("二十十百")]
    [InlineData("信息形成之日起20个工作日内，")]
    public void A_text_of_the_greatest_length_is_read_in_bounded_time(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, ElementLimits.TimeLimitLength / repeated.Length));
        Assert.True(TimeLimitParser.Read(WrittenText.Clean(text)).Clauses.Count <= 40);
    }

    /// <summary>Wholly said and about one thing, so that the explanation leaves nothing out.</summary>
    private static bool IsSimple(TimeLimit limit) => limit is
    {
        Confidence: TimeLimitConfidence.Certain, Clauses.Count: 0, Kind: not (TimeLimitKind.None or TimeLimitKind.FreeText),
    };

    private static IEnumerable<int> Numbers(TimeLimit limit) =>
    [
        limit.Count * (limit.Unit is TimeUnit.HalfYear ? 0 : 1), limit.Notice is { Unit: not TimeUnit.HalfYear } notice ? notice.Count : 0, .. Numbers(limit.Schedule),
        .. limit.Clauses.SelectMany(clause => Numbers(clause.Schedule).Append(clause.Count * (clause.Unit is TimeUnit.HalfYear ? 0 : 1))),
    ];

    // "每年" is every 1, "首个月" is month 1.
    private static IEnumerable<int> Numbers(TimeLimitSchedule? schedule) => schedule is null ? [] :
    [
        schedule.Every == 1 ? 0 : schedule.Every, schedule.Times, schedule.Year, schedule.Month == 1 ? 0 : schedule.Month,
        schedule is { Day: 7, Unit: TimeUnit.Week } ? 0 : schedule.Day,
    ];

    private static IEnumerable<string> Words(TimeLimit limit) =>
    [
        limit.Trigger, limit.Reference, limit.Withdrawal, limit.NotUnderstood,
        .. limit.Clauses.SelectMany(clause => (string[])[clause.Text, clause.Subject, clause.Trigger, clause.Reference]),
    ];

    private static IEnumerable<string> Spellings(int number)
    {
        const string Digits = "零一二三四五六七八九";
        const string Cheque = "零壹贰叁肆伍陆柒捌玖";
        yield return number.ToString(CultureInfo.InvariantCulture);
        if (number == 2) yield return "两";
        if (number >= 100) yield return $"{Digits[number / 100 % 10]}百";
        if (number >= 100) yield return $"{Cheque[number / 100 % 10]}百";
        foreach (var digits in (string[])[Digits, Cheque])
        {
            var ones = number % 10 == 0 ? "" : digits[number % 10].ToString();
            if (number < 10) yield return ones;
            if (number is >= 10 and < 20) yield return $"十{ones}";
            if (number is >= 10 and < 20) yield return $"拾{ones}";
            if (number is >= 10 and < 100) yield return $"{digits[number / 10]}十{ones}";
        }

        // Mixed numerals ("二十壹"): the tens and the ones stand beside each other.
        if (number is > 10 and < 100) yield return $"十{Digits[number % 10]}";
        if (number is > 10 and < 100) yield return $"十{Cheque[number % 10]}";
    }

    private static char Widen(char c, System.Random random) => random.Next(2) == 0 ? c : c switch
    {
        > ' ' and <= '~' => (char)(c - '!' + '！'),
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        _ => c,
    };

    private static void ForComposed(Func<TimeLimit, string, bool> holds) =>
        Prop.ForAll(Composed.ToArbitrary(), text => holds(TimeLimitParser.Parse(text), WrittenText.Compact(text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(2_000)));
}
