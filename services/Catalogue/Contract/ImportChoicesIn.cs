using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables.Reading;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>What a request says about its file.</summary>
public static class ImportChoicesIn
{
    private const int MostCorrections = 5_000;

    private const int CorrectionLength = 12_000;

    /// <summary>The choices of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="domain">Name of the catalogue's domain.</param>
    /// <exception cref="RequestException">A choice is out of bounds or names no column.</exception>
    public static ImportChoices Of(Wire.ImportDraftRequest request, string domain)
    {
        if (request.Table < 0) throw Refused.Invalid("table", "不能小于 0；0 表示自动选择");
        if (request.Columns.Count > FileLimits.Columns) throw Refused.Invalid("columns", $"最多 {FileLimits.Columns} 项");
        if (request.Corrections.Count > MostCorrections) throw Refused.Invalid("corrections", $"最多 {MostCorrections} 项；更多请在文件里改正后再导入");
        var columns = new Dictionary<int, TableColumn>();
        foreach (var (i, choice) in request.Columns.Index())
        {
            if (!columns.TryAdd(Column(choice.Column, i), Meaning(choice.Meaning, i))) throw Refused.Invalid($"columns[{i}].column", $"“{choice.Column}”列写了两次");
        }

        return new ImportChoices
        {
            Table = request.Table,
            Domain = domain,
            Columns = columns,
            Legend = Legend(request.Legend),
            Corrections = [.. request.Corrections.Select(Correction)],
        };
    }

    private static int Column(string letters, int i) => CellAddress.Read(letters + "1") is { } at && at.Column < FileLimits.Columns && letters.All(char.IsAsciiLetterUpper)
        ? at.Column
        : throw Refused.Invalid($"columns[{i}].column", "要写列的字母，例如 F，最多到 CV");

    // The numbers of the contract are those of the domain's columns.
    private static TableColumn Meaning(Wire.ImportColumnMeaning meaning, int i) => Enum.IsDefined((TableColumn)(int)meaning)
        ? (TableColumn)(int)meaning
        : throw Refused.Invalid($"columns[{i}].meaning", "要指定这一列的含义；不导入请写 IMPORT_COLUMN_MEANING_IGNORED");

    private static ChannelLegend? Legend(Wire.ImportLegend legend) => legend switch
    {
        Wire.ImportLegend.Unspecified => null,
        Wire.ImportLegend.Plain => ChannelLegend.Plain,
        Wire.ImportLegend.RequiredAndOptional => ChannelLegend.RequiredAndOptional,
        _ => throw Refused.Invalid("legend", "只能是 IMPORT_LEGEND_PLAIN 或 IMPORT_LEGEND_REQUIRED_AND_OPTIONAL"),
    };

    private static CellCorrection Correction(Wire.ImportCorrection correction, int i)
    {
        if (correction.Cell.Length is 0 or > 100) throw Refused.Invalid($"corrections[{i}].cell", "要写单元格，例如 F7，或整列，例如 F");
        if (correction.InsteadOf.Length > CorrectionLength) throw Refused.Invalid($"corrections[{i}].insteadOf", $"最多 {CorrectionLength} 个字");
        if (correction.Text.Length > CorrectionLength) throw Refused.Invalid($"corrections[{i}].text", $"最多 {CorrectionLength} 个字");
        return new CellCorrection(correction.Cell, correction.InsteadOf, correction.Text);
    }
}
