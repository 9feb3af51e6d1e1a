using OpenGov.Publications.Search;
using Xunit;

namespace OpenGov.Publications.Tests.Search;

public sealed class HighlighterTests
{
    [Theory]
    [InlineData("养老机构备案", "机构", "养老[机构]备案")]
    [InlineData("养老机构备案", "养老 备案", "[养老]机构[备案]")]
    [InlineData("养老机构备案", "养老机构 机构备案", "[养老机构备案]")]
    [InlineData("ＡＢＣ标准", "abc", "[ＡＢＣ]标准")]
    [InlineData("老老老", "老老", "[老老老]")]
    [InlineData("养老机构备案", "住房", "养老机构备案")]
    [InlineData("", "住房", "")]
    public void Terms_are_marked_as_they_are_written(string text, string query, string marked)
    {
        var parts = Highlighter.Whole(text, [.. query.Split(' ')]);
        Assert.Equal(marked, string.Concat(parts.Select(part => part.IsHit ? $"[{part.Text}]" : part.Text)));
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(500, true, true)]
    [InlineData(996, true, false)]
    public void A_piece_of_a_long_text_is_cut_around_the_first_term(int at, bool before, bool behind)
    {
        var text = new string('文', at) + "养老" + new string('字', 998 - at);
        var piece = Highlighter.Piece(text, ["养老"])!;
        Assert.Equal("养老", Assert.Single(piece, part => part.IsHit).Text);
        Assert.Equal((before, behind), (piece[0].Text == "…", piece[^1].Text == "…"));
        Assert.Equal(Highlighter.LongestPiece, string.Concat(piece.Select(part => part.Text)).Replace("…", "", StringComparison.Ordinal).Length);
        Assert.Null(Highlighter.Piece(text, ["住房"]));
    }

    [Fact]
    public void A_character_of_two_halves_is_not_cut()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 60)) + "养老" + string.Concat(Enumerable.Repeat("😀", 60));
        var piece = string.Concat(Highlighter.Piece(text, ["养老"])!.Select(part => part.Text));
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(piece)));
    }
}
