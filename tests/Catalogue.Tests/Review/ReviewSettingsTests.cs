using Microsoft.Extensions.Configuration;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class ReviewSettingsTests
{
    [Fact]
    public void Nothing_configured_is_three_stages_for_every_kind() => Assert.All(
        ["department", "street", "town", "institution", "office", ""],
        kind => Assert.Equal(["初审", "复审", "终审"], From().StagesFor(kind).Select(stage => stage.Name)));

    [Fact]
    public void Each_kind_has_the_stages_that_are_configured_for_it()
    {
        var settings = From(
            ("Street:0:Name", "科室初审"), ("Street:0:Roles:0", "reviewer"), ("Street:0:Roles:1", "leader"), ("Street:0:Of", "own"),
            ("Street:1:Name", "街道终审"), ("Street:1:Roles:0", "leader"), ("Street:1:Of", "Own"));
        Assert.Equal(
            [("科室初审", "reviewer,leader", StageOwner.Own), ("街道终审", "leader", StageOwner.Own)],
            settings.StagesFor("street").Select(stage => (stage.Name, string.Join(',', stage.Roles), stage.Of)));
        Assert.Equal(ReviewStages.Usual, settings.StagesFor("department"));
        Assert.Equal(2, settings.WayOf(CatalogueId.Parse("610116001-06", ""), Sample.Directory).Stages.Count);
        Assert.Equal(["610116-czj"], settings.WayOf(CatalogueId.Parse(Sample.Catalogue, ""), Sample.Directory).Joining);
    }

    [Theory]
    [InlineData("Review__Stages__Village", "Village:0:Name", "初审")]
    [InlineData("Review__Stages__Town__0__Role", "Town:0:Role", "leader", "Town:0:Name", "初审")]
    [InlineData("Review__Stages__Town__0__Name", "Town:0:Of", "Own")]
    [InlineData("Review__Stages__Town__0__Roles", "Town:0:Name", "初审", "Town:0:Of", "Own")]
    [InlineData("Review__Stages__Town__0__Roles__0", "Town:0:Name", "初审", "Town:0:Roles:0", "editor")]
    [InlineData("Review__Stages__Town__0__Of", "Town:0:Name", "初审", "Town:0:Roles:0", "leader", "Town:0:Of", "Anyone")]
    [InlineData("Review__Stages__Town__0__Of", "Town:0:Name", "初审", "Town:0:Roles:0", "leader", "Town:0:Of", "7")]
    [InlineData("Review__Stages__Town__1", "Town:1:Name", "初审", "Town:1:Roles:0", "leader", "Town:1:Of", "Own")]
    public void A_wrong_setting_is_named_with_what_is_allowed(string key, params string[] settings)
    {
        var pairs = settings.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
        var problem = Assert.Throws<InvalidOperationException>(() => From(pairs)).Message;
        Assert.StartsWith(key, problem, StringComparison.Ordinal);
        Assert.Contains("allowed", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_stages_of_one_name_or_too_many_are_refused()
    {
        var same = Enumerable.Range(0, 2).SelectMany(number => Stage(number, "审核"));
        Assert.Contains("审核", Assert.Throws<InvalidOperationException>(() => From([.. same])).Message, StringComparison.Ordinal);
        var many = Enumerable.Range(0, 7).SelectMany(number => Stage(number, $"第{number}审"));
        Assert.Contains("1–6", Assert.Throws<InvalidOperationException>(() => From([.. many])).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> Stage(int number, string name) =>
        [($"Town:{number}:Name", name), ($"Town:{number}:Roles:0", "leader"), ($"Town:{number}:Of", "Own")];

    private static ReviewSettings From(params (string Key, string Value)[] settings) => ReviewSettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create("Review:Stages:" + pair.Key, (string?)pair.Value)))
        .Build());
}
