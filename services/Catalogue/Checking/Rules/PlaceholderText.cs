using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Blanks of a template that nobody filled in, anywhere but in subjects and bases, which have rules of their own.</summary>
public sealed partial class PlaceholderText : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "placeholder-text",
        "留有模板的空格",
        "“XX”“某某”“____”是模板里待填写的地方，公布前要填上真实内容。",
        "公开内容写着“XX市公租房分配方案”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context) => item.Texts
        .Where(text => text.Element is not ("subjects" or "bases") && Blank().IsMatch(text.Text))
        .Select(text => new Found(text.Field, $"“{Blank().Match(text.Text).Value}”是模板里待填写的地方，请填上真实内容"));

    // Lower-case xx is left alone: xxgk is how websites shorten 信息公开.
    [GeneratedRegex("(?<![A-Za-z])X{2,8}(?![A-Za-z])|Ｘ{2,8}|×{2,8}|_{2,8}|＿{2,8}|某某|某[省市县区镇](?![属域])")]
    private static partial Regex Blank();
}
