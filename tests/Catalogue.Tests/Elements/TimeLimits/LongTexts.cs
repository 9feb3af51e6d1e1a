using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.TimeLimits;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Elements.TimeLimits;

/// <summary>A text that nobody means as a limit does not keep the reader busy: reading stops where enough was not understood.</summary>
public sealed class LongTexts
{
    private const string Unread = "甲乙丙丁，";

    [Theory]
    [InlineData('，')]
    [InlineData('；')]
    public void What_follows_a_dozen_parts_that_are_not_understood_is_not_tried(char between)
    {
        var tried = LimitReading.Of(Repeated(LimitReading.MostMissed - 1, between) + "及时公开");
        Assert.Single(tried.Clauses, clause => clause?.Limit.Kind is TimeLimitKind.Immediate);
        var beyond = LimitReading.Of(Repeated(LimitReading.MostMissed, between) + "及时公开");
        Assert.All(beyond.Clauses, Assert.Null);
        Assert.EndsWith("及时公开", beyond.Missed[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_such_a_text_is_lost()
    {
        var text = Repeated(60, '，') + "及时公开";
        var limit = TimeLimitParser.Parse(text);
        Assert.Equal((TimeLimitKind.FreeText, text, text), (limit.Kind, limit.Text, limit.NotUnderstood));
    }

    private static string Repeated(int times, char between) => string.Concat(Enumerable.Repeat(Unread.Replace('，', between), times));
}
