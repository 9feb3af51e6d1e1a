using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Laws that hold for every table, whatever stands in it.</summary>
public sealed class RandomTables
{
    private static readonly string[] Words =
    [
        "", "", "", "√", "□", "?", "同上", "序号", "公开事项", "一级事项", "二级事项", "三级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "全社会",
        "特定群体", "公开方式", "主动", "依申请", "公开层级", "县级", "乡级", "备注", "公开", "时限", "《甲法》", "■政府网站□政府公报", "区民政局", "及时公开", "申请人", "1", "注：", "养老服务\n业务",
        "（一）重大建设项目", "\u200b", "\ud800", "=1+1", "公 开 时 限", "、村级", "东阳市级",
    ];

    private static readonly Gen<string[][]> Grids = Gen.Elements(Words).ArrayOf().Select(row => row.Take(18).ToArray()).ArrayOf();

    /// <summary>A table whose header is whole and whose rows are not.</summary>
    private static readonly Gen<string[][]> Tables = Grids.Select(rows => (string[][])[.. new OfficialTable(1).Rows.Select(row => row.ToArray()), .. rows]);

    private static readonly string[] Kinds = ["csv", "xlsx", "xls", "docx", "html"];

    [Fact]
    public void Every_table_is_read_or_refused_with_a_sentence() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20261125, 1),
        Prop.ForAll(Gen.OneOf(Grids, Tables).ToArbitrary(), Gen.Elements(Kinds).ToArbitrary(), (rows, kind) => IsReadOrRefused(rows, kind, ImportChoices.None)));

    [Fact]
    public void Whatever_a_person_chooses_is_taken_or_refused_with_a_sentence()
    {
        var columns = Gen.Choose(0, 20).Zip(Gen.Elements(Enum.GetValues<TableColumn>())).ArrayOf()
            .Select(pairs => new ImportChoices { Columns = pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2), Corrections = [new("C", "", "甲"), new("D3", "", "=1")] });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20261126, 1), Prop.ForAll(Tables.ToArbitrary(), columns.ToArbitrary(), (rows, choices) => IsReadOrRefused(rows, "csv", choices)));
    }

    [Fact]
    public void A_tick_that_is_not_there_is_never_taken_for_one() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20261127, 1),
        Prop.ForAll(Tables.ToArbitrary(), rows =>
        {
            if (Read(rows, "csv", ImportChoices.None) is not { } reading) return true;
            var columns = reading.Columns.Where(column => column.Meaning is TableColumn.Proactive or TableColumn.OnRequest or TableColumn.Methods).Select(column => column.Index).ToList();
            return reading.Items.All(item => item.Elements.Methods.Count == 0
                ? reading.Problems.Any(problem => problem.Place.Contains("公开方式", StringComparison.Ordinal))
                : Enumerable.Range(item.FirstRow, item.LastRow - item.FirstRow + 1).Any(row => columns.Exists(column => column < rows[row - 1].Length && rows[row - 1][column].Length > 0)));
        }));

    private static bool IsReadOrRefused(string[][] rows, string kind, ImportChoices choices)
    {
        Read(rows, kind, choices);
        return true;
    }

    private static TableReading? Read(string[][] rows, string kind, ImportChoices choices)
    {
        var table = new OfficialTable(0);
        table.Rows.Clear();
        // XML and UTF-8 hold no half character, and a file holds no record of nothing.
        table.Rows.AddRange(rows.Select(row => row.Select(cell => kind == "xls" ? cell : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cell))).ToList()));
        try
        {
            return TableImport.Read("a." + kind, TableWriter.File(table, kind), choices);
        }
        catch (RequestException refusal) when (refusal.Reason is Reason.TableUnreadable or Reason.InvalidRequest)
        {
            Assert.NotEmpty(refusal.Message);
            return null;
        }
    }
}
