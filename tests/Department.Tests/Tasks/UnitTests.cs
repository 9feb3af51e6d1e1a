using OpenGov.Departments.Tasks.Units;

namespace OpenGov.Departments.Tests.Tasks;

public sealed class UnitTests
{
    [Theory]
    [InlineData("区政府办公室\n\n各街办、区政府各部门", "区政府办公室|各街办|区政府各部门")]
    [InlineData("区民政局，区财政局;区司法局", "区民政局|区财政局|区司法局")]
    [InlineData("各镇街、经济开发区和区发改局、区工信局等有关部门", "各镇街|经济开发区|区发改局|区工信局|等有关部门")]
    [InlineData("自然资源和规划局、区文化和旅游局", "自然资源和规划局|区文化和旅游局")]
    [InlineData("各办（队、中心）、区民政局", "各办（队、中心）|区民政局")]
    [InlineData("各办<队、中心>", "各办<队、中心>")]
    [InlineData(" 区民政局 、、区民政局", "区民政局")]
    [InlineData("区应急管理局等市政府有关部门", "区应急管理局|等市政府有关部门")]
    [InlineData("", "")]
    public void A_cell_is_split_into_units(string cell, string names) => Assert.Equal(names, string.Join('|', UnitNames.Split(cell)));

    [Theory]
    [InlineData("区民政局", "610116-mzj")]
    [InlineData("西安市长安区民政局", "610116-mzj")]
    [InlineData("区行政审批服务局", "610116-xzspj")]
    [InlineData("区 民政局", "610116-mzj")]
    public void A_unit_is_found_by_name_full_name_and_alias(string name, string organisation)
    {
        Assert.Equal(new TaskUnit(name, TaskUnitKind.Organisation, organisation), SampleDistrict.Units.Read(name, out var finding));
        Assert.Null(finding);
    }

    [Theory]
    [InlineData("各街办", TaskUnitKind.Streets)]
    [InlineData("各镇街", TaskUnitKind.Streets)]
    [InlineData("区政府各部门", TaskUnitKind.Departments)]
    public void Groups_mean_all_of_their_kind(string name, TaskUnitKind kind)
    {
        var unit = SampleDistrict.Units.Read(name, out var finding);
        Assert.Equal((kind, ""), (unit.Kind, unit.OrganisationId));
        Assert.Null(finding);
        Assert.Equal(kind is TaskUnitKind.Streets, unit.Means(SampleDistrict.Street));
        Assert.Equal(kind is TaskUnitKind.Departments, unit.Means(SampleDistrict.Bureau));
        Assert.False(unit.Means(SampleDistrict.Office));
    }

    [Theory]
    [InlineData("见附件2", "机构名录里没有")]
    [InlineData("区政府相关部门", "机构名录里没有")]
    [InlineData("审批局", "几个机构")]
    public void What_no_single_organisation_is_known_by_stays_words_with_a_finding(string name, string says)
    {
        var unit = SampleDistrict.Units.Read(name, out var finding);
        Assert.Equal(new TaskUnit(name, TaskUnitKind.Words), unit);
        Assert.Contains(says, finding, StringComparison.Ordinal);
        Assert.False(unit.Means(SampleDistrict.Bureau));
    }

    [Fact]
    public void Who_took_over_answers_for_what_is_no_more()
    {
        var gone = SampleDistrict.Bureau with { Name = "区老龄办", FullName = "", DissolvedOn = new(2021, 5, 1), SuccessorIds = [SampleDistrict.Approval.Id] };
        var renamed = SampleDistrict.Approval with { FormerNames = [new() { Name = "区审批办", FullName = "", Until = new(2020, 1, 1) }] };
        var district = new DistrictUnits([gone, renamed, SampleDistrict.Land]);
        Assert.Equal(renamed.Id, district.Read("区老龄办", out _).OrganisationId);
        Assert.Equal(renamed.Id, district.Read("区审批办", out _).OrganisationId);
        var old = new TaskUnit("区老龄办", TaskUnitKind.Organisation, gone.Id);
        Assert.True(district.AnswersFor(renamed, old));
        Assert.False(district.AnswersFor(gone, old));
        Assert.False(district.AnswersFor(SampleDistrict.Land, old));
    }

    [Fact]
    public void A_lost_first_character_is_told_and_found()
    {
        Assert.Equal("610116-mzj", SampleDistrict.Units.Read("民政局", out var finding).OrganisationId);
        Assert.Contains("按“区民政局”理解", finding, StringComparison.Ordinal);
    }
}
