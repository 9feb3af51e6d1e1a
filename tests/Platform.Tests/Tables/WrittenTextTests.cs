using FsCheck;
using FsCheck.Fluent;
using OpenGov.Platform.Tables;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Tables;

public sealed class WrittenTextTests
{
    [Theory]
    [InlineData(" 甲\u3000乙\u00a0 ", "甲 乙")]
    [InlineData("甲 \r\n 乙\r丙\u2028丁", "甲\n乙\n丙\n丁")]
    [InlineData("\n甲\u200b乙\ufeff\0丙\n\n", "甲乙丙")]
    [InlineData("甲\n\n乙", "甲\n\n乙")]
    public void Cleaning_takes_noise_and_nothing_else(string text, string clean) => Assert.Equal(clean, WrittenText.Clean(text));

    [Fact]
    public void Cleaning_keeps_rare_characters_and_drops_halves_of_them() => Assert.Equal("甲𠀀乙", WrittenText.Clean("甲𠀀乙\ud840"));

    [Theory]
    [InlineData("养老机构\n备案", "养老机构备案")]
    [InlineData("A\nB", "A B")]
    [InlineData("甲\n\nB", "甲B")]
    [InlineData("A\n\nB", "A B")]
    public void One_line_joins_broken_words(string text, string line) => Assert.Equal(line, WrittenText.SingleLine(text));

    [Fact]
    public void Comparing_knows_no_blanks_and_no_width() =>
        Assert.Equal(WrittenText.Compact("（２０１９）５４ 号,Ａ；"), WrittenText.Compact("(2019)54号，A;"));

    [Fact]
    public void Cleaning_twice_changes_nothing_more()
    {
        var noisy = Gen.Elements("甲乙A1 \u3000\u00a0\n\r\t\u200b\0\u2028\ud83d\ude00．".ToCharArray()).ArrayOf().Select(chars => new string(chars));
        Prop.ForAll(noisy.ToArbitrary(), text =>
        {
            var clean = WrittenText.Clean(text);
            var line = WrittenText.SingleLine(text);
            return WrittenText.Clean(clean) == clean && WrittenText.SingleLine(line) == line && WrittenText.Clean(line) == line;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(5_000)));
    }
}
