using FsCheck;
using FsCheck.Fluent;
using OpenGov.Platform.Tables;

namespace OpenGov.Platform.Tests.Tables;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("''+1", "'''+1")]
    [InlineData("'甲", "'甲")]
    [InlineData("甲=1", "甲=1")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    public void A_text_that_would_be_calculated_gets_an_apostrophe(string text, string written)
    {
        Assert.Equal(written, FormulaGuard.Apply(text));
        Assert.Equal(text, FormulaGuard.Undo(written));
    }

    [Fact]
    public void Every_text_comes_back_and_none_is_left_to_be_calculated() => Prop.ForAll(
        Gen.Elements("'", "=", "+", "-", "@", "\t", "＠", "甲", "1", "").ArrayOf().Select(string.Concat).ToArbitrary(),
        text => FormulaGuard.Undo(FormulaGuard.Apply(text)) == text && !FormulaGuard.IsFormula(FormulaGuard.Apply(text))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("'甲")]
    [InlineData("甲")]
    [InlineData("=1")]
    public void What_others_wrote_without_need_of_an_apostrophe_is_left_alone(string text) => Assert.Equal(text, FormulaGuard.Undo(text));
}
