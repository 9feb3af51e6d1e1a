using System.Text;
using OpenGov.Catalogues.Exchange;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Several tables in one file, tables over several pages, tables of other domains (domain.md §1.4).</summary>
public sealed class TableFinderTests
{
    private static readonly string[] Domains = ["重大建设项目", "公共资源交易", "义务教育", "户籍管理", "社会救助", "养老服务"];

    public static TheoryData<string> Kinds => ["xlsx", "xls", "docx", "html", "csv", "one sheet"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_table_of_the_domain_is_found_among_those_of_others(string kind)
    {
        var (name, file) = ManyDomains(kind);
        for (var i = 0; i < Domains.Length; i++)
        {
            var reading = TableImport.Read(name, file, new ImportChoices { Domain = Domains[i] });
            Assert.Equal(Domains.Length, reading.Tables.Count);
            Assert.Equal((i + 1, i + 1), (reading.Table, reading.Items.Count));
            Assert.Empty(reading.Problems);
        }

        Assert.Equal(0, TableImport.Read(name, file, ImportChoices.None).Table);
        Assert.Equal(4, TableImport.Read(name, file, new ImportChoices { Table = 4 }).Items.Count);
        Assert.Equal("table", Assert.Single(Assert.Throws<RequestException>(() => TableImport.Read(name, file, new ImportChoices { Table = 7 })).Violations).Field);
    }

    [Theory]
    [InlineData("扶贫", "乡村振兴领域基层政务公开标准目录")]
    [InlineData("救灾", "救灾生产领域")]
    [InlineData("食品药品监管", "食药监管")]
    [InlineData("社会保险", "（十）社保领域")]
    [InlineData("旅游", "旅游领域")]
    public void Domains_go_by_other_names_too(string domain, string title)
    {
        var file = new DocxWriter().Paragraph("（一）税收管理").Table(new OfficialTable(1).Rows).Paragraph(title).Table(new OfficialTable(2).Rows).ToBytes();
        Assert.Equal(2, TableImport.Read("a.docx", file, new ImportChoices { Domain = domain }).Items.Count);
    }

    [Fact]
    public void The_only_table_is_taken_but_a_title_of_another_domain_is_doubted()
    {
        var file = new DocxWriter().Paragraph("社会救助领域基层政务公开标准目录").Table(new OfficialTable(1).Rows).ToBytes();
        var problem = Assert.Single(TableImport.Read("a.docx", file, new ImportChoices { Domain = "养老服务" }).Problems);
        Assert.Equal((ProblemSeverity.Warning, "表格标题"), (problem.Severity, problem.Place));
        Assert.Contains("社会救助", problem.Description, StringComparison.Ordinal);
        Assert.Empty(TableImport.Read("a.docx", file, new ImportChoices { Domain = "社会救助" }).Problems);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "")]
    [InlineData(true, "第 2 页")]
    [InlineData(true, "养老服务领域基层政务公开标准目录（续表）")]
    public void A_table_that_a_document_splits_by_pages_is_one(bool headerAgain, string between)
    {
        var (first, second) = (new OfficialTable(2), new OfficialTable(4));
        second.Rows.RemoveRange(headerAgain ? 2 : 0, headerAgain ? 2 : 4);
        var document = new DocxWriter().Paragraph("养老服务领域基层政务公开标准目录").Table(first.Rows);
        if (between.Length > 0) document.Paragraph(between);
        var reading = TableImport.Read("a.docx", document.Table(second.Rows).ToBytes(), ImportChoices.None);
        Assert.Equal(["养老服务事项1", "养老服务事项2", "养老服务事项3", "养老服务事项4"], reading.Items.Select(item => item.Elements.Name));
        Assert.Equal(["表1", "表1", "表2", "表2"], reading.Items.Select(item => item.Table));
        Assert.Single(reading.Tables);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Problems_say_in_which_of_several_tables_they_are()
    {
        var file = new DocxWriter().Table([["目录"], ["一、养老服务……1"]]).Table(new OfficialTable(2).With("D4", "").Rows).ToBytes();
        var reading = TableImport.Read("a.docx", file, ImportChoices.None);
        Assert.Equal("表2 第4行 公开内容（要素）（D4）", Assert.Single(reading.Problems).Place);
        Assert.Equal(["表1没有目录表头，没有导入"], reading.Notices);
        var corrected = TableImport.Read("a.docx", file, new ImportChoices { Corrections = [new("表2!D4", "", "办理条件")] });
        Assert.Empty(corrected.Problems);
        Assert.Equal("办理条件", corrected.Items[1].Elements.Content);
        Assert.Equal("corrections[0].cell", Assert.Single(Assert.Throws<RequestException>(
            () => TableImport.Read("a.docx", file, new ImportChoices { Corrections = [new("表9!D?", "", "甲")] })).Violations).Field);
    }

    [Fact]
    public void The_fingerprint_tells_headers_and_nothing_else()
    {
        string Of(OfficialTable table, string kind = "xlsx") => TableImport.Read("a." + kind, TableWriter.File(table, kind), ImportChoices.None).Fingerprint;
        Assert.Equal(Of(new OfficialTable(1)), Of(new OfficialTable(3).With("A1", "序 号"), "docx"));
        Assert.NotEqual(Of(new OfficialTable(1)), Of(new OfficialTable(1).With("M2", "区级")));
    }

    private static (string Name, byte[] File) ManyDomains(string kind)
    {
        var tables = Domains.Select((domain, i) => (Title: $"（{"一二三四五六"[i]}）{domain}", Domain: domain, Table: new OfficialTable(i + 1))).ToList();
        var below = new OfficialTable(0);
        below.Rows.Clear();
        foreach (var (title, _, table) in tables) below.Rows.AddRange([[title], .. table.Rows]);
        var (xlsx, xls, docx) = (new XlsxWriter(), new XlsWriter(), new DocxWriter());
        foreach (var (title, domain, table) in tables)
        {
            xlsx.Sheet(domain, XlsxWriter.SheetData(table.Rows));
            xls.Sheet(domain, table.Rows);
            docx.Paragraph(title).Table(table.Rows);
        }

        return kind switch
        {
            "xlsx" => ("a.xlsx", xlsx.ToBytes()),
            "xls" => ("a.xls", xls.ToBytes()),
            "docx" => ("a.docx", docx.ToBytes()),
            "html" => ("a.html", Encoding.UTF8.GetBytes(HtmlWriter.Page(string.Concat(tables.Select(table => $"<h2>{table.Title}</h2>{HtmlWriter.Table(table.Table.Rows)}"))))),
            "csv" => ("a.csv", TableWriter.Csv(below)),
            _ => ("a.xlsx", TableWriter.Xlsx(below)),
        };
    }
}
