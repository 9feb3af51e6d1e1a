using OpenGov.Publications.Search;
using Xunit;

namespace OpenGov.Publications.Tests.Search;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("养老服务", "养老服务")]
    [InlineData("ＡＢｃ１２３", "abc123")]
    [InlineData("国办发〔２０１９〕61号", "国办发[2019]61号")]
    [InlineData("国办发【2019】61号", "国办发[2019]61号")]
    [InlineData("（试行）", "(试行)")]
    [InlineData("a\tb\u3000c", "a b c")]
    [InlineData("第一行\n第二行", "第一行\n第二行")]
    [InlineData("É", "é")]
    [InlineData("😀", "😀")]
    [InlineData("", "")]
    public void Texts_are_compared_without_regard_to_how_they_were_typed(string text, string folded)
    {
        Assert.Equal(folded, FoldedText.Of(text));
        Assert.Equal(text.Length, FoldedText.Of(text).Length);
        Assert.Equal(folded, FoldedText.Of(folded));
    }
}
