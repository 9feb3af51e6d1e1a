using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Derivation;

public sealed class LocalisationTests
{
    private static readonly Localisation Rules = new("韦曲街道便民服务中心");

    [Fact]
    public void The_street_or_its_institution_becomes_the_only_subject() =>
        Assert.Equal(["韦曲街道便民服务中心"], Rules.Apply(Sample.Elements("甲") with { Subjects = ["区民政局", "区财政局"] }).Subjects);

    [Fact]
    public void Channels_that_only_a_district_has_are_dropped_and_all_others_stay()
    {
        var every = Enum.GetValues<ChannelKind>().Select(kind => new Channel(kind, ChannelUse.Optional, kind == ChannelKind.Other ? "信用中国" : ""));
        var local = Rules.Apply(Sample.Elements("甲") with { Channels = [.. every] });
        Assert.Equal(
            Enum.GetValues<ChannelKind>().Except([ChannelKind.Gazette, ChannelKind.Broadcast]), local.Channels.Select(channel => channel.Kind));
    }

    [Theory]
    [InlineData(new[] { Level.County, Level.Township }, new[] { Level.Township })]
    [InlineData(new[] { Level.County, Level.Township, Level.Village }, new[] { Level.Township, Level.Village })]
    [InlineData(new[] { Level.Village }, new[] { Level.Village })]
    [InlineData(new[] { Level.County }, new[] { Level.Township })]
    [InlineData(new Level[0], new[] { Level.Township })]
    public void Levels_are_those_that_a_street_publishes(Level[] district, Level[] street)
    {
        var local = Rules.Apply(Sample.Elements("甲") with { Levels = district });
        Assert.Equal(street, local.Levels);
        Assert.Equal(street, Rules.Apply(local).Levels);
    }

    [Fact]
    public void Nothing_else_is_touched()
    {
        var item = Sample.Elements("甲", Level.County, Level.Township) with { Remarks = "备注" };
        Assert.Equal(["subjects", "levels"], ElementFields.Differing(item, Rules.Apply(item)));
    }
}
