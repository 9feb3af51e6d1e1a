using OpenGov.Catalogues.Comparison.Words;

namespace OpenGov.Catalogues.Tests.Comparison;

/// <summary>Marks written as people draw them: [-deleted-] and {+inserted+}.</summary>
public sealed class WordDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "新", "{+新+}")]
    [InlineData("旧", "", "[-旧-]")]
    [InlineData("信息形成之日起20个工作日内", "信息形成之日起20个工作日内", "信息形成之日起20个工作日内")]
    [InlineData("信息形成之日起20个工作日内", "信息形成之日起10个工作日内", "信息形成之日起[-20个工作日-]{+10个工作日+}内")]
    [InlineData("第二十六条", "第二十九条", "[-第二十六条-]{+第二十九条+}")]
    [InlineData("国办发〔2019〕54号", "国办发〔2020〕54号", "国办发〔[-2019-]{+2020+}〕54号")]
    [InlineData("拨打12345热线", "拨打12315热线", "拨打[-12345-]{+12315+}热线")]
    [InlineData("见www.gov.cn", "见www.org.cn", "见www.[-gov-]{+org+}.cn")]
    [InlineData("甲；乙；丁", "甲；乙；丙；丁", "甲；乙；{+丙；+}丁")]
    [InlineData("甲；乙；丙；丁", "甲；丁", "甲；[-乙；丙；-]丁")]
    [InlineData("备案条件；备案材料", "备案条件；备案流程；备案材料", "备案条件；{+备案流程；+}备案材料")]
    [InlineData("第一行\n第二行\n第三行", "第一行\n第三行", "第一行\n[-第二行\n-]第三行")]
    [InlineData("区民政局负责审核", "区民政局、区财政局负责审核", "区民政局{+、区财政局+}负责审核")]
    [InlineData("一般救助", "统一救助", "[-一般-]{+统一+}救助")]
    public void Words_are_marked_as_people_would(string from, string to, string marked)
    {
        Assert.Equal(marked, Marked(WordDiff.Compare(from, to)));
        Assert.Equal(Swapped(WordDiff.Compare(from, to)), WordDiff.Compare(to, from));
    }

    [Fact]
    public void A_letter_outside_the_basic_plane_and_its_marks_are_never_cut()
    {
        // 𠀀 and 𠀁 share their first half.
        Assert.Equal("[-𠀀-]{+𠀁+}村", Marked(WordDiff.Compare("𠀀村", "𠀁村")));
        Assert.Equal("[-cafe\u0301-]{+cafe\u0300+}", Marked(WordDiff.Compare("cafe\u0301", "cafe\u0300")));
    }

    [Fact]
    public void Texts_that_have_only_scattered_characters_in_common_are_replaced_as_a_whole() => Assert.Equal(
        "[-对辖区内企业的检查结果-]{+申请人身份证明、户口簿复印件和家庭收入证明材料+}",
        Marked(WordDiff.Compare("对辖区内企业的检查结果", "申请人身份证明、户口簿复印件和家庭收入证明材料")));

    [Fact]
    public void One_changed_word_in_a_long_text_is_one_mark()
    {
        var paragraph = string.Concat(Enumerable.Range(1, 120).Select(i => $"第{i}项材料的名称、份数和要求；"));
        var changed = paragraph.Replace("第60项材料", "第60项证明材料", StringComparison.Ordinal);
        var segments = WordDiff.Compare(paragraph, changed);
        Assert.Equal("证明", Assert.Single(segments, segment => segment.Kind is SegmentKind.Inserted).Text);
        Assert.DoesNotContain(segments, segment => segment.Kind is SegmentKind.Deleted);
    }

    [Fact]
    public void Many_changed_clauses_of_a_long_text_are_each_marked()
    {
        var from = string.Concat(Enumerable.Range(1, 200).Select(i => $"事项{(char)(0x4e00 + i)}由区民政局办理；"));
        var to = string.Concat(Enumerable.Range(1, 200).Select(i => $"事项{(char)(0x4e00 + i)}由{(i % 3 == 0 ? "街道办事处" : "区民政局")}办理；"));
        var segments = WordDiff.Compare(from, to);
        Assert.Equal(66, segments.Count(segment => segment is { Kind: SegmentKind.Inserted, Text: "街道办事处" }));
        Assert.Equal(66, segments.Count(segment => segment is { Kind: SegmentKind.Deleted, Text: "区民政局" }));
    }

    internal static string Marked(IEnumerable<TextSegment> segments) => string.Concat(segments.Select(segment => segment.Kind switch
    {
        SegmentKind.Deleted => $"[-{segment.Text}-]",
        SegmentKind.Inserted => $"{{+{segment.Text}+}}",
        _ => segment.Text,
    }));

    /// <summary>The marks of the way back; a replaced text comes before its replacement in both.</summary>
    internal static IReadOnlyList<TextSegment> Swapped(IReadOnlyList<TextSegment> segments)
    {
        var swapped = segments.Select(segment => segment with
        {
            Kind = segment.Kind switch
            {
                SegmentKind.Deleted => SegmentKind.Inserted,
                SegmentKind.Inserted => SegmentKind.Deleted,
                _ => SegmentKind.Equal,
            },
        }).ToList();
        for (var i = 0; i + 1 < swapped.Count; i++)
        {
            if (swapped[i].Kind is SegmentKind.Inserted && swapped[i + 1].Kind is SegmentKind.Deleted) (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
        }

        return swapped;
    }
}
