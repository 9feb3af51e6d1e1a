using System.Globalization;
using OpenGov.Catalogues.Elements;

namespace OpenGov.Catalogues.Tests.Elements;

public sealed class ReadingMemoTests
{
    [Fact]
    public void A_text_is_read_once_while_it_is_asked_for_and_old_ones_are_forgotten()
    {
        var reads = new Dictionary<string, int>();
        var memo = new ReadingMemo<string, string>(
            text =>
            {
                reads[text] = reads.GetValueOrDefault(text) + 1;
                return text + "！";
            },
            capacity: 4);
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal("常用！", memo.Read("常用"));
            Assert.Equal(i + "！", memo.Read(i.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.Equal(1, reads["常用"]);
        memo.Read("99");
        memo.Read("0");
        Assert.Equal((1, 2), (reads["99"], reads["0"]));
    }
}
