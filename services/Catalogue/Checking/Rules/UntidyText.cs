using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Blanks at the edge, and characters that nobody sees: control characters, zero-width ones, marks that turn the direction of text.</summary>
public sealed class UntidyText : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "untidy-text",
        "有看不见的字符",
        "控制字符、零宽字符和改变文字方向的字符看不见，却会让检索和比对失败，甚至让文字显示成别的样子；首尾空白同样多余。",
        "“养老机构备案”中间夹着零宽空格",
        Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context) => item.Texts
        .Where(text => !IsTidy(text.Text))
        .Select(text => new Found(text.Field, "首尾有空白，或含有看不见的字符，请清理")
        {
            Fix = new(text.Element, elements => ElementTexts.Map(elements, text.Element, WrittenText.Clean)),
        });

    /// <summary>Whether all texts of an item are tidy.</summary>
    internal static bool IsTidy(CheckedItem item) => item.Texts.All(text => IsTidy(text.Text));

    // Clean returns the very text when there is nothing to clean.
    private static bool IsTidy(string text) => ReferenceEquals(WrittenText.Clean(text), text);
}
