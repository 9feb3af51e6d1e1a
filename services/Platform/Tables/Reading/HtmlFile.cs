using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// Reads the tables of a web page, also one that is called .xls. Only the tokens of a maintained parser are taken, no tree is built: time and
/// memory stay linear, however the page is nested.
/// </summary>
internal static partial class HtmlFile
{
    /// <summary>The tables of the page, in order.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: encoding unknown, beyond the bounds.</exception>
    public static SheetSet Read(ReadOnlyMemory<byte> content)
    {
        var text = TextDecoding.Decode(content.Span, "请用浏览器打开，全选表格，复制到 Excel 后保存为 .xlsx 再导入");
        var tables = new HtmlTables();
        var tokens = new HtmlTokenizer(new TextSource(text), HtmlEntityProvider.Resolver) { SkipComments = true, SkipScriptText = true };
        while (true)
        {
            var token = tokens.Get();
            if (token.Type == HtmlTokenType.EndOfFile) break;
            if (token is HtmlTagToken tag) tokens.State = StateAfter(tag, tables.Take(tag));
            else if (token.Type == HtmlTokenType.Character) tables.Text(token.Data);
        }

        return new SheetSet(tables.End(), Scripts().IsMatch(text) ? ["网页里的脚本没有运行；由脚本生成的内容不会导入"] : []);
    }

    /// <summary>What stands in these elements is no markup (HTML, 13.2.6); the tokenizer is told by whoever uses it.</summary>
    private static HtmlParseMode StateAfter(HtmlTagToken tag, bool begins) => begins
        ? tag.Name switch
        {
            "script" => HtmlParseMode.Script,
            "style" or "noframes" or "iframe" or "xmp" or "noembed" => HtmlParseMode.Rawtext,
            "title" or "textarea" => HtmlParseMode.RCData,
            _ => HtmlParseMode.PCData,
        }
        : HtmlParseMode.PCData;

    [GeneratedRegex("<script[\\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();
}
