using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Numbers written into the content that skip one: a line may have been lost.</summary>
public sealed partial class NumberingGap : IItemRule
{
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "numbering-gap", "编号不连续", "公开内容里自带的编号跳号，常常是漏了一行，或删除后没有重新编号。", "“1.政策文件 2.办事指南 4.结果信息”", Severity.Hint);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        var before = 0;
        foreach (Match match in Numbering().Matches(item.Elements.Content))
        {
            var number = match.Groups["circled"] is { Success: true } circled
                ? Circled.IndexOf(circled.Value, StringComparison.Ordinal) + 1
                : int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

            // 1 begins another list.
            if (number != 1 && before > 0 && number > before + 1)
            {
                yield return new("content", $"编号从 {before} 跳到 {number}，请核对是否漏了内容");
                yield break;
            }

            before = number;
        }
    }

    [GeneratedRegex(@"(?<circled>[①-⑳])|(?:^|[\n；;。：:])[ ]?[（(]?(?<number>[1-9][0-9]?)(?:[.．、](?![0-9])|[)）])", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbering();
}
