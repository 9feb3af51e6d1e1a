using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Elements;

public sealed class LegalBasisParserTests
{
    [Fact]
    public void A_blank_cell_cites_nothing() => Assert.Empty(LegalBasisParser.Parse(" \u3000\n"));

    [Theory]
    [InlineData("《甲法》、《乙条例》（国务院令第711号）", "《甲法》|《乙条例》（国务院令第711号）")]
    [InlineData("《甲法》\n《乙条例》；《丙办法》;《丁规定》", "《甲法》|《乙条例》|《丙办法》|《丁规定》")]
    [InlineData("《甲法》《乙条例》", "《甲法》|《乙条例》")]
    [InlineData("《甲法》，《乙条例》和《丙办法》以及《丁规定》第三条", "《甲法》|《乙条例》|《丙办法》|《丁规定》第三条")]
    [InlineData("1.《甲法》\n2.《乙条例》", "《甲法》|《乙条例》")]
    [InlineData("1、《甲法》2、《乙条例》", "《甲法》|《乙条例》")]
    [InlineData("①《甲法》②《乙条例》", "《甲法》|《乙条例》")]
    [InlineData("（一）《甲法》；（二）《乙条例》。", "《甲法》|《乙条例》")]
    [InlineData("一、《甲法》二、《乙条例》", "《甲法》|《乙条例》")]
    [InlineData("●《甲法》\n●《乙条例》", "《甲法》|《乙条例》")]
    [InlineData("《收养、寄养和救助、管理办法》、《乙条例》", "《收养、寄养和救助、管理办法》|《乙条例》")]
    [InlineData("《关于印发《甲办法》的通知》（民发〔2020〕1号、财社〔2020〕2号）、乙文件", "《关于印发《甲办法》的通知》（民发〔2020〕1号、财社〔2020〕2号）|乙文件")]
    [InlineData("《中华人民共和国政府\n信息公开条例》", "《中华人民共和国政府信息公开条例》")]
    [InlineData("《中共中央办公厅 国务院办公厅关于甲的意见》", "《中共中央办公厅 国务院办公厅关于甲的意见》")]
    [InlineData("《甲意见》（国办发〔201744号、《乙条例》", "《甲意见》（国办发〔201744号|《乙条例》")]
    [InlineData("《甲意见、乙\n《丙条例》", "《甲意见、乙|《丙条例》")]
    [InlineData("【法律】《甲法》；【行政法规】《乙条例》", "【法律】《甲法》|【行政法规】《乙条例》")]
    [InlineData("国办发[2019]54号、省有关规定", "国办发[2019]54号|省有关规定")]
    public void A_cell_is_cut_into_its_citations(string cell, string citations) =>
        Assert.Equal(citations.Split('|'), LegalBasisParser.Parse(cell).Select(basis => basis.Text));

    [Theory]
    [InlineData("《甲意见》（国办发〔2019〕54号）", "甲意见", "国办发〔2019〕54号")]
    [InlineData("《甲意见》（国办发[2019]54号）", "甲意见", "国办发〔2019〕54号")]
    [InlineData("《甲意见》国办发（2019）54号", "甲意见", "国办发〔2019〕54号")]
    [InlineData("《甲意见》(国办发(2019)54号)", "甲意见", "国办发〔2019〕54号")]
    [InlineData("《甲意见》（国办发［２０１９］５４号）", "甲意见", "国办发〔2019〕54号")]
    [InlineData("《甲意见》（国办发【2019】第 54 号）", "甲意见", "国办发〔2019〕第54号")]
    [InlineData("《甲意见》（国办发〔2016〕8 号）", "甲意见", "国办发〔2016〕8号")]
    [InlineData("《甲意见》（国办发〔2016]8号）", "甲意见", "国办发〔2016〕8号")]
    [InlineData("《中华人民共和国政府信息公开条例》（国务院令第711号）", "中华人民共和国政府信息公开条例", "国务院令第711号")]
    [InlineData("《条例》（中华人民共和国国务院令第711号）", "条例", "国务院令第711号")]
    [InlineData("《条例》(国令第711号) 号", "条例", "国令第711号")]
    [InlineData("《办法》（住房和城乡建设部令第11号）", "办法", "住房和城乡建设部令第11号")]
    [InlineData("《公告》（市场监管总局公告2019年第1号）", "公告", "市场监管总局公告2019年第1号")]
    [InlineData("根据国办发[2019]54号", "", "国办发〔2019〕54号")]
    [InlineData("《甲意见》（国办发〔201744号）", "甲意见", "")]
    [InlineData("《中华人民共和国老年人权益保障法》第三条", "中华人民共和国老年人权益保障法", "")]
    [InlineData("《国发〔2019〕1号的通知》", "国发〔2019〕1号的通知", "")]
    [InlineData("《关于印发《甲办法》的通知》", "关于印发《甲办法》的通知", "")]
    [InlineData("省有关规定", "", "")]
    public void Title_and_document_number_are_read(string text, string title, string number) =>
        Assert.Equal(new LegalBasisCitation(text, title, number), LegalBasisParser.ParseOne(text));

    [Fact]
    public void The_rendered_cell_reads_back_the_same()
    {
        string[] fragments = ["《甲法》", "《关于乙、丙的通知》", "（国办发〔2019〕54号）", "国务院令第711号", "第三条", "、", "；", "\n", "1.", "①", " ", "和", "省规定"];
        Prop.ForAll(Gen.Elements(fragments).ArrayOf().ToArbitrary(), parts =>
        {
            var bases = LegalBasisParser.Parse(string.Concat(parts));
            return LegalBasisParser.Parse(LegalBasisParser.Render(bases)).SequenceEqual(bases);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Fact]
    public void It_never_throws_and_cites_no_blank() => Prop.ForAll<string?>(text =>
        LegalBasisParser.Parse(text ?? "").All(basis => basis.Text.Trim().Length > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_cell_of_open_brackets_is_read_in_a_moment() =>
        Assert.NotEmpty(LegalBasisParser.Parse(string.Concat(Enumerable.Repeat("《（〔1、", 20_000))));
}
