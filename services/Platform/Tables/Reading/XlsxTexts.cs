using System.Globalization;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>What a cell of an xlsx shows, from the way it is stored.</summary>
/// <param name="Shared">The workbook's shared texts.</param>
/// <param name="DateStyles">Styles that show numbers as dates.</param>
internal sealed record XlsxTexts(IReadOnlyList<string> Shared, IReadOnlySet<int> DateStyles)
{
    /// <param name="type">Attribute t; null for numbers.</param>
    /// <param name="style">Attribute s.</param>
    /// <param name="value">The stored value; null when there is none.</param>
    /// <param name="hasFormula">Whether the value is a formula's result.</param>
    public GridCell Read(string? type, string? style, string? value, bool hasFormula) => type switch
    {
        _ when value is null => hasFormula ? Faulty("公式没有算出的值，请用 Excel 打开并保存后再导入，或改为文字") : GridCell.Blank,
        "s" => SharedText(value),
        "str" => new GridCell(XlsxStrings.Unescape(value)),
        "inlineStr" => new GridCell(value),
        "b" => new GridCell(value == "1" ? "TRUE" : "FALSE"),
        "e" => Faulty($"公式出错（{WrittenText.Shown(value)}），请改为文字"),
        "d" => Date,
        _ when IsDate(style) => Date,
        _ => new GridCell(double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number.ToString("G15", CultureInfo.InvariantCulture) : value),
    };

    private static GridCell Date => Faulty("是日期格式，无法确定要写的文字；请把单元格设为文本格式后重写");

    private static GridCell Faulty(string fault) => new("", fault);

    private bool IsDate(string? style) =>
        DateStyles.Count > 0 && int.TryParse(style, CultureInfo.InvariantCulture, out var number) && DateStyles.Contains(number);

    private GridCell SharedText(string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < Shared.Count
            ? new GridCell(Shared[index])
            : Faulty("文字已丢失，文件可能已损坏，请重写这一格");
}
