using System.Text.RegularExpressions;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A web address that cannot be opened as it is written: "http://https://…" (domain.md §8). Whether a right one answers is not asked.</summary>
public sealed partial class WrongUrl : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "wrong-url",
        "网址写错",
        "网址开头重复、冒号斜杠写成全角或缺少，公众点开会失败。",
        "“http://https://www.example.gov.cn”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var text in item.Texts)
        {
            if (Address().Matches(text.Text).FirstOrDefault(match => !IsAddress(match.Value)) is not { } wrong) continue;
            yield return new(text.Field, $"网址“{WrittenText.Shown(wrong.Value)}”写法不对，请改成以 http:// 或 https:// 开头的完整网址")
            {
                Fix = IsAddress(Mended(wrong.Value))
                    ? new(text.Element, elements => ElementTexts.Map(elements, text.Element, Mend))
                    : null,
            };
        }
    }

    private static string Mend(string text) => Address().Replace(
        text, match => !IsAddress(match.Value) && Mended(match.Value) is var mended && IsAddress(mended) ? mended : match.Value);

    private static bool IsAddress(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Contains('.', StringComparison.Ordinal)
        && Plain().IsMatch(written);

    // The last of several beginnings is meant: the first ones were put before a whole address.
    private static string Mended(string written)
    {
        var folded = written.Replace('：', ':').Replace('／', '/').Replace('．', '.').Replace('\\', '/');
        var beginnings = Beginnings().Match(folded);
        var last = beginnings.Value.LastIndexOf("http", StringComparison.OrdinalIgnoreCase);
        var scheme = last >= 0 && folded.AsSpan(last).StartsWith("https", StringComparison.OrdinalIgnoreCase) ? "https" : "http";
        return $"{scheme}://{folded[beginnings.Length..]}";
    }

    [GeneratedRegex("https?(?=[:：;/／\\\\])[^\\s，。；、（）()《》“”\"<>]{1,300}", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("^https?://[^/:：／]", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();

    [GeneratedRegex("^(?:https?[:;]?/{0,3})+", RegexOptions.IgnoreCase)]
    private static partial Regex Beginnings();
}
