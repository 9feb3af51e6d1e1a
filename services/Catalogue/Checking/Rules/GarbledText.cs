using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Characters that were broken on their way (domain.md §1.4): a wrong encoding (also UTF-8 read as Latin-1), or a symbol font that is not there.</summary>
public sealed partial class GarbledText : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "garbled-text",
        "有乱码",
        "文字编码转换出错，或特殊字体的符号丢失，会留下乱码；请对照原件改正。",
        "“养老机构�案”或“锟斤拷”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context) => item.Texts
        .Where(text => Broken().IsMatch(text.Text))
        .Select(text => new Found(text.Field, "含有乱码，请对照原件改正"));

    [GeneratedRegex(@"[\uFFFD\uE000-\uF8FF]|锟斤拷|烫烫烫|屯屯屯|[?？]{3}|[\u00C0-\u00FF]{3}|(?:[\u00E4-\u00E9][\u0080-\u00BF\u0152-\u0192\u02C6-\u02DC\u2013-\u203A\u20AC\u2122]{1,2}){2}")]
    private static partial Regex Broken();
}
