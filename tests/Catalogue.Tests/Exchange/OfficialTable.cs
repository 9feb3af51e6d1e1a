namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>A table in the official layout (domain.md §1.1), to be changed cell by cell: columns by letter, rows from 1.</summary>
public sealed class OfficialTable
{
    public const string Letters = "ABCDEFGHIJKLMNOPQRSTUV";

    public const string Channels = "■政府网站\n□政府公报\n■两微一端\n□发布会/听证会\n□广播电视\n□纸质媒体\n■公开查阅点\n□政务服务中心\n□便民服务站\n"
        + "□入户/现场\n■社区/企事业单位/村公示栏（电子屏）\n□精准推送\n■其他（信用中国）";

    public OfficialTable(int items = 3)
    {
        Rows.Add(["序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", ""]);
        Rows.Add(["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请", "县级", "乡级"]);
        for (var i = 1; i <= items; i++) Rows.Add(Example(i));
    }

    public List<List<string>> Rows { get; } = [];

    /// <summary>Merged ranges by first and last row and column, from 0; files that cannot merge show the first cell only.</summary>
    public List<(int Top, int Bottom, int Left, int Right)> Merges { get; } = [];

    /// <summary>One cell: "F7".</summary>
    public string this[string address]
    {
        get => Rows[Row(address)][Letters.IndexOf(address[0])];
        set
        {
            var row = Rows[Row(address)];
            while (row.Count <= Letters.IndexOf(address[0])) row.Add("");
            row[Letters.IndexOf(address[0])] = value;
        }
    }

    /// <summary>What a column is called: in the first row of the header, or with the group above it.</summary>
    public static string HeaderOf(char column, bool isFirstRow)
    {
        var header = new OfficialTable(0);
        var at = Letters.IndexOf(column);
        var (group, name) = (header.Rows[0].Take(at + 1).Last(text => text.Length > 0), header.Rows[1][at]);
        return isFirstRow || name.Length == 0 ? group : $"{group} / {name}";
    }

    public static List<string> Example(int number) =>
    [
        $"{number}", "养老服务业务办理", $"养老服务事项{number}", "办理条件\n办理材料", "《养老机构管理办法》（民政部令第66号）、《国务院办公厅关于推进养老服务发展的意见》（国办发[2019]5号）",
        "制定或获取信息之日起10个工作日内", "区民政局、各街道办事处", Channels, "√", "", "√", "", "√", "√",
    ];

    public OfficialTable With(string address, string value)
    {
        this[address] = value;
        return this;
    }

    /// <summary>Merges a range, "B3:B5".</summary>
    public OfficialTable Merge(string range)
    {
        var (from, to) = (range.Split(':')[0], range.Split(':')[1]);
        Merges.Add((Row(from), Row(to), Letters.IndexOf(from[0]), Letters.IndexOf(to[0])));
        return this;
    }

    /// <summary>Puts a column with these cells before another; the last text goes on to the end.</summary>
    public OfficialTable WithColumn(char letter, params string[] cells)
    {
        for (var i = 0; i < Rows.Count; i++) Rows[i].Insert(Letters.IndexOf(letter), cells[Math.Min(i, cells.Length - 1)]);
        return this;
    }

    public OfficialTable WithRow(int number, params string[] cells)
    {
        Rows.Insert(number - 1, [.. cells]);
        return this;
    }

    /// <summary>Columns in this order of the present letters.</summary>
    public OfficialTable Ordered(string letters)
    {
        for (var i = 0; i < Rows.Count; i++) Rows[i] = [.. letters.Select(letter => Rows[i][Letters.IndexOf(letter)])];
        return this;
    }

    public OfficialTable WithoutColumn(char letter)
    {
        foreach (var row in Rows) row.RemoveAt(Letters.IndexOf(letter));
        return this;
    }

    private static int Row(string address) => int.Parse(address.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) - 1;
}
