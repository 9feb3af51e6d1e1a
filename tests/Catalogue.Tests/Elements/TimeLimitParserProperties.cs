using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Elements;

/// <summary>What holds for every text, also those nobody has written yet.</summary>
public sealed class TimeLimitParserProperties
{
    private const string Noise = " \u3000\u00a0\u200b\ufeff\t";

    private static readonly string[] Fragments =
    [
        "信息", "形成", "或者", "变更", "之日起", "后", "自", "在", "应", "（", "）", "，", "；", "。", "、", "个", "工作日", "日", "天", "月", "个月", "年",
        "内", "之内", "前", "公开", "公示", "及时", "长期", "每", "每年", "季度", "不得少于", "不超过", "至少", "次", "3", "7", "20", "30", "2021", "二十", "五",
        "十", "第", "-", "约", ".", " ", "\n", "其中", "作出", "批复", "其他",
    ];

    private static readonly string[] Phrases =
    [
        .. TimeLimitPhrases.Within.Select(row => row.Data.Item1), .. TimeLimitPhrases.Immediate.Select(row => row.Data.Item1),
        .. TimeLimitPhrases.Permanent.Select(row => row.Data), .. TimeLimitPhrases.Periodic.Select(row => row.Data),
        .. TimeLimitPhrases.FreeText.Select(row => row.Data),
    ];

    private static Gen<string> Composed => Gen.Elements(Fragments).ArrayOf().Select(parts => string.Concat(parts));

    [Fact]
    public void It_never_throws_and_keeps_the_text() =>
        Prop.ForAll<string?>(text => TimeLimitParser.Parse(text ?? "").Text == WrittenText.Clean(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void It_never_invents_a_number() =>
        Prop.ForAll(Composed.ToArbitrary(), text =>
        {
            var limit = TimeLimitParser.Parse(text);
            var written = WrittenText.Compact(text);
            return limit.Kind == TimeLimitKind.Within
                ? limit.Unit != TimeUnit.None && Written(limit.Count).Any(number => written.Contains(number, StringComparison.Ordinal))
                : limit is { Count: 0, Unit: TimeUnit.None };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void A_trigger_stands_in_the_text() =>
        Prop.ForAll(Composed.ToArbitrary(), text => WrittenText.Compact(text).Contains(TimeLimitParser.Parse(text).Trigger, StringComparison.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void Blanks_and_width_change_nothing() =>
        Prop.ForAll(Gen.Elements(Phrases).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (phrase, seed) =>
        {
            var random = new System.Random(seed);
            var noisy = string.Concat(phrase.Select(c => Widen(c, random) + (random.Next(4) == 0 ? Noise[random.Next(Noise.Length)].ToString() : "")));
            return TimeLimitParser.Parse(phrase) with { Text = "" } == TimeLimitParser.Parse(noisy) with { Text = "" };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static char Widen(char c, System.Random random) => random.Next(2) == 0 ? c : c switch
    {
        > ' ' and <= '~' => (char)(c - '!' + '！'),
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        _ => c,
    };

    private static IEnumerable<string> Written(int count)
    {
        const string Digits = "零一二三四五六七八九";
        yield return count.ToString(CultureInfo.InvariantCulture);
        if (count == 2) yield return "两";
        var ones = count % 10 == 0 ? "" : Digits[count % 10].ToString();
        if (count < 10) yield return ones;
        if (count is >= 10 and < 20) yield return $"十{ones}";
        if (count is >= 10 and < 100) yield return $"{Digits[count / 10]}十{ones}";
    }
}
