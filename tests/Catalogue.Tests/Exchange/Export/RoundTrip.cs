using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Exchange.Export;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Tables.Writing;
using OpenGov.Testing;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Exchange.Export;

/// <summary>import(export(x)) = x (design.md §5, Exchange), over generated catalogues.</summary>
public sealed class RoundTrip
{
    /// <summary>The kinds of files that import reads.</summary>
    public static TheoryData<string> Kinds => ["xlsx", "docx", "csv", "html"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_exported_imports_as_itself(string ending)
    {
        Prop.ForAll(GeneratedVersions.Versions, version => AssertSame(version, Back(version, ending))).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(400)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Optional_channels_stay_optional_and_required_ones_required(string ending)
    {
        var channels = new Channel[] { new(ChannelKind.Website, ChannelUse.Required, ""), new(ChannelKind.Gazette, ChannelUse.Optional, "") };
        var version = GeneratedVersions.Of([Sample.Elements("甲") with { Channels = channels }, Sample.Elements("乙")]);
        var items = Back(version, ending);
        Assert.Equal(channels, items[0].Channels);
        Assert.Equal([new(ChannelKind.Website, ChannelUse.Required, "")], items[1].Channels);
    }

    [Fact]
    public void The_json_says_everything() => Prop.ForAll(GeneratedVersions.Versions, version =>
    {
        var file = JsonParser.Default.Parse<Wire.CatalogueFile>(System.Text.Encoding.UTF8.GetString(CatalogueFileJson.Write(version)));
        AssertSame(version, [.. file.Items.Select(item => ElementsIn.Read(item, ElementFields.All))]);
        Assert.Equal(ContentDigest.Of(version), file.Digest);
        Assert.Equal(version.Items.Select(item => item.Id.ToString("D")), file.Items.Select(item => item.Id));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(200)));

    private static IReadOnlyList<ItemElements> Back(CatalogueVersion version, string ending)
    {
        var kind = ((FileKind[])[FileKind.Xlsx, FileKind.Csv, FileKind.Docx, FileKind.Html]).Single(kind => kind.Ending == ending);
        return TableImport.Read($"表.{ending}", VersionFile.Write(version, kind)).Items;
    }

    private static void AssertSame(CatalogueVersion version, IReadOnlyList<ItemElements> items)
    {
        Assert.Equal(version.Items.Count, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            Assert.True(ElementFields.Same(version.Items[i].Elements, items[i]), string.Join('、', ElementFields.Differing(version.Items[i].Elements, items[i])));
        }
    }
}
