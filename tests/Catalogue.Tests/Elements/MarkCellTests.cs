using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Marks;

namespace OpenGov.Catalogues.Tests.Elements;

public sealed class MarkCellTests
{
    [Theory]
    [InlineData("√", MarkState.Chosen)]
    [InlineData(" ✓ ", MarkState.Chosen)]
    [InlineData("✔\ufe0f", MarkState.Chosen)]
    [InlineData("■", MarkState.Chosen)]
    [InlineData("●", MarkState.Chosen)]
    [InlineData("R", MarkState.Chosen)]
    [InlineData("þ", MarkState.Chosen)]
    [InlineData("\uf0fc", MarkState.Chosen)]
    [InlineData("是", MarkState.Chosen)]
    [InlineData("县级", MarkState.Chosen)]
    [InlineData("■县级", MarkState.Chosen)]
    [InlineData("□县级", MarkState.NotChosen)]
    [InlineData("□", MarkState.NotChosen)]
    [InlineData("£", MarkState.NotChosen)]
    [InlineData("否", MarkState.NotChosen)]
    [InlineData("—", MarkState.NotChosen)]
    [InlineData("", MarkState.Blank)]
    [InlineData("\u3000\n", MarkState.Blank)]
    [InlineData("?", MarkState.Unknown)]
    [InlineData("v", MarkState.Unknown)]
    [InlineData("x", MarkState.Unknown)]
    [InlineData("√√", MarkState.Unknown)]
    [InlineData("乡级", MarkState.Unknown)]
    public void A_tick_cell_says_yes_no_nothing_or_something_unknown(string cell, MarkState state) =>
        Assert.Equal(state, TickCell.Read(cell, "县级"));

    [Fact]
    public void A_rendered_tick_reads_back_the_same()
    {
        Assert.Equal(MarkState.Chosen, TickCell.Read(TickCell.Render(true)));
        Assert.Equal(MarkState.Blank, TickCell.Read(TickCell.Render(false)));
    }

    [Theory]
    [InlineData("申请人", MarkState.Chosen, "申请人")]
    [InlineData("√申请人", MarkState.Chosen, "申请人")]
    [InlineData("√（项目单位）", MarkState.Chosen, "项目单位")]
    [InlineData("面向拟征收土地所在地的\n村集体成员", MarkState.Chosen, "面向拟征收土地所在地的村集体成员")]
    [InlineData("申请人（含监护人）", MarkState.Chosen, "申请人（含监护人）")]
    [InlineData("√", MarkState.Chosen, "")]
    [InlineData("特定群体", MarkState.Chosen, "")]
    [InlineData("", MarkState.Blank, "")]
    [InlineData("□", MarkState.NotChosen, "")]
    [InlineData("无", MarkState.NotChosen, "")]
    [InlineData("□申请人", MarkState.Unknown, "")]
    [InlineData("?", MarkState.Unknown, "")]
    [InlineData("√√", MarkState.Unknown, "")]
    public void Specific_groups_are_named_in_words(string cell, MarkState state, string groups) =>
        Assert.Equal((state, groups), SpecificGroupsCell.Read(cell));

    [Theory]
    [InlineData("区民政局、各街道办事处", "区民政局|各街道办事处")]
    [InlineData("区民政局；区财政局，区司法局\n区教育局。", "区民政局|区财政局|区司法局|区教育局")]
    [InlineData("各办（队、中心）、区民政局", "各办（队、中心）|区民政局")]
    [InlineData("各办<队、中心>、各办〈队、站〉、区民政局", "各办<队、中心>|各办〈队、站〉|区民政局")]
    [InlineData("各办[队、中心]，县政府各部门（含分局、派出所）", "各办[队、中心]|县政府各部门（含分局、派出所）")]
    [InlineData("各办（队〈站、所〉、中心）、区民政局", "各办（队〈站、所〉、中心）|区民政局")]
    [InlineData("各办（队、区民政局", "各办（队|区民政局")]
    [InlineData("区民政局、区民政局", "区民政局")]
    [InlineData("区行政\n审批局", "区行政|审批局")]
    [InlineData(" ", "")]
    public void Subjects_are_cut_outside_brackets(string cell, string names) =>
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), SubjectParser.Parse(cell));
}
