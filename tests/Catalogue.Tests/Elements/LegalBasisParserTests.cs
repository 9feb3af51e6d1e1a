using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Elements;
using OpenGov.Testing;

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
    [InlineData("《甲法》第十条、第十一条、《乙条例》第二十条、二十一条", "《甲法》第十条、第十一条|《乙条例》第二十条、二十一条")]
    [InlineData("《甲法》第十条第一款、第三款；乙规定", "《甲法》第十条第一款、第三款|乙规定")]
    [InlineData("《甲法》、第三方评估办法", "《甲法》|第三方评估办法")]
    [InlineData("《关于印发〈甲办法〉、〈乙办法〉的通知》、《丙法》", "《关于印发〈甲办法〉、〈乙办法〉的通知》|《丙法》")]
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
    [InlineData("《甲意见》（国办发〔201744号）", "甲意见", "国办发〔2017〕44号")]
    [InlineData("《甲意见》（国办发2017〕44号）", "甲意见", "国办发〔2017〕44号")]
    [InlineData("《甲意见》（国办发201744号）", "甲意见", "")]
    [InlineData("《甲意见》（国办发〖2019〗54号）", "甲意见", "国办发〔2019〕54号")]
    [InlineData("《甲意见》（国办发［2019]５４号）", "甲意见", "国办发〔2019〕54号")]
    [InlineData("《预算法》（中华人民共和国主席令第12号）", "预算法", "主席令第12号")]
    [InlineData("《预算法》（主席令第二十二号）", "预算法", "主席令第22号")]
    [InlineData("《预算法》（主席令第二二号）", "预算法", "")]
    [InlineData("《关于印发〈甲办法〉的通知》(民发(2020)1号)", "关于印发〈甲办法〉的通知", "民发〔2020〕1号")]
    [InlineData("《中华人民共和国老年人权益保障法》第三条", "中华人民共和国老年人权益保障法", "")]
    [InlineData("《国发〔2019〕1号的通知》", "国发〔2019〕1号的通知", "")]
    [InlineData("《关于印发《甲办法》的通知》", "关于印发《甲办法》的通知", "")]
    [InlineData("省有关规定", "", "")]
    public void Title_and_document_number_are_read(string text, string title, string number) =>
        Assert.Equal((text, title, number), LegalBasisParser.ParseOne(text) is var read ? (read.Text, read.Title, read.DocumentNumber) : default);

    [Theory]
    [InlineData("《甲法》第二十条第一款第三项", "第二十条第一款第三项")]
    [InlineData("《甲法》第20条", "第20条")]
    [InlineData("《甲法》第 20 条第1款第（3）项", "第20条第1款第（3）项")]
    [InlineData("《甲法》第二十条第（三）项", "第二十条第（三）项")]
    [InlineData("《甲法》第二十条（三）项", "第二十条（三）项")]
    [InlineData("《甲法》第十条、第十一条", "第十条、第十一条")]
    [InlineData("《甲法》第十、十一条", "第十、十一条")]
    [InlineData("《甲法》第十条第一款、第三款", "第十条第一款、第三款")]
    [InlineData("《甲法》第十条至第十二条", "第十条至第十二条")]
    [InlineData("《甲法》第八十七条之一", "第八十七条之一")]
    [InlineData("《甲法》（主席令第24号）第三条规定和第五条", "第三条、第五条")]
    [InlineData("《甲条例》（国务院令第711号）第一百二十条", "第一百二十条")]
    [InlineData("《关于第三条解释的通知》", "")]
    [InlineData("《甲法》", "")]
    [InlineData("《甲条例》三条", "")]
    public void Articles_are_read_as_written(string text, string article) => Assert.Equal(article, LegalBasisParser.ParseOne(text).Article);

    [Theory]
    [InlineData("【法律】《甲法》", "法律")]
    [InlineData("【行政法规】《甲条例》（国务院令第711号）", "行政法规")]
    [InlineData("【部门规章及规范性文件】《甲办法》", "部门规章及规范性文件")]
    [InlineData("[地方性法规]《甲条例》", "地方性法规")]
    [InlineData("（规范性文件）《甲意见》", "规范性文件")]
    [InlineData("《甲法》【法律】", "")]
    [InlineData("《甲法》", "")]
    [InlineData("【2019】54号", "")]
    public void A_tag_says_what_kind_of_law_it_is(string text, string kind) => Assert.Equal(kind, LegalBasisParser.ParseOne(text).Kind);

    [Fact]
    public void The_rendered_cell_reads_back_the_same()
    {
        string[] fragments = ["《甲法》", "《关于乙、丙的通知》", "（国办发〔2019〕54号）", "国务院令第711号", "第三条", "、", "；", "\n", "1.", "①", " ", "和", "省规定"];
        Prop.ForAll(Gen.Elements(fragments).ArrayOf().ToArbitrary(), parts =>
        {
            var bases = LegalBasisParser.Parse(string.Concat(parts));
            return LegalBasisParser.Parse(LegalBasisParser.Render(bases)).SequenceEqual(bases);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(5_000)));
    }

    [Fact]
    public void It_never_throws_and_cites_no_blank() => Prop.ForAll<string?>(text =>
        LegalBasisParser.Parse(text ?? "").All(basis => basis.Text.Trim().Length > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_cell_of_open_brackets_is_read_in_a_moment() =>
        Assert.NotEmpty(LegalBasisParser.Parse(string.Concat(Enumerable.Repeat("《（〔1、", 20_000))));
}
