using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Publications.Proofs;
using OpenGov.Publications.Snapshots;
using Xunit;

namespace OpenGov.Publications.Tests.Proofs;

/// <summary>The forms as contracts/README.md describes them: written out by hand, so that no change of the code changes a published hash.</summary>
public sealed class FormTests
{
    [Fact]
    public void An_item_with_everything() => Assert.Equal(
        """
        opengov-item-1
        id=4:id-1
        number=2:12
        category=12:养老服务
        name=18:养老机构备案
        content=7:1．a
        b
        bases=1:2
        basis=12:《办法》
        basis=12:《细则》
        time_limit=14:20个工作日
        subjects=1:1
        subject=12:区民政局
        methods=1:2
        method=9:PROACTIVE
        method=10:ON_REQUEST
        channels=1:3
        channel=16:WEBSITE REQUIRED
        channel=21:NOTICE_BOARD OPTIONAL
        channel=24:OTHER REQUIRED 村务群
        whole_society=1:1
        specific_groups=9:申请人
        levels=1:2
        level=6:COUNTY
        level=8:TOWNSHIP
        remarks=6:备注
        origin=14:610116-06@3/up

        """.ReplaceLineEndings("\n"),
        ItemForm.Of(Full()).ToString());

    [Fact]
    public void An_item_with_nothing() => Assert.Equal(
        "opengov-item-1\nid=0:\nnumber=1:0\ncategory=0:\nname=0:\ncontent=0:\nbases=1:0\ntime_limit=0:\nsubjects=1:0\nmethods=1:0\n"
        + "channels=1:0\nwhole_society=1:0\nspecific_groups=0:\nlevels=1:0\nremarks=0:\norigin=0:\n",
        ItemForm.Of(new()).ToString());

    [Fact]
    public void A_snapshot() => Assert.Equal(
        "opengov-snapshot-1\ncatalogue=9:610116-06\nnumber=1:2\ntitle=6:标题\npublished=13:1767578400123\nemergency=1:1\ndigest=2:ab\n"
        + $"previous_number=1:1\nprevious=64:{new string('1', 64)}\nitems=1:1\nitem=2:cd\n",
        SnapshotForm.Of(Facts, new(1, new('1', 64)), ["cd"]).ToString());

    [Fact]
    public void The_first_snapshot_follows_zeros() =>
        Assert.Contains($"previous_number=1:0\nprevious=64:{new string('0', 64)}\n", SnapshotForm.Of(Facts, PreviousSnapshot.None, []).ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_is_read_from_the_texts_is_not_part_of_the_form()
    {
        var read = Full();
        read.Revision = 9;
        read.Bases[0].Title = "办法";
        read.TimeLimit.Kind = TimeLimitKind.Within;
        read.Subjects[0].OrganisationId = "610116-mzj";
        read.Channels[0].Use = ChannelUse.Required;
        Assert.Equal(ItemForm.Of(Full()).Hash(), ItemForm.Of(read).Hash());
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void A_hash_is_the_same_in_every_culture(string culture)
    {
        var (item, snapshot) = (ItemForm.Of(Full()).Hash(), SnapshotForm.Of(Facts, PreviousSnapshot.None, []).Hash());
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new(culture);
            Assert.Equal((item, snapshot), (ItemForm.Of(Full()).Hash(), SnapshotForm.Of(Facts, PreviousSnapshot.None, []).Hash()));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_text_counts()
    {
        // Nothing that people read can change unseen: each written field changes the hash.
        Action<CatalogueItem>[] changes =
        [
            item => item.Id += "x", item => item.Number++, item => item.Category += "x", item => item.Name += "x", item => item.Content += "x",
            item => item.Bases[1].Text += "x", item => item.Bases.RemoveAt(0), item => item.TimeLimit.Text += "x", item => item.Subjects[0].Name += "x",
            item => item.Methods.RemoveAt(1), item => item.Channels[1].Use = ChannelUse.Required, item => item.Channels[2].Name += "x",
            item => item.Channels.RemoveAt(0), item => item.Audience.WholeSociety = false, item => item.Audience.SpecificGroups += "x",
            item => item.Levels[0] = Level.Village, item => item.Remarks += "x", item => item.Origin.Version++,
        ];
        var hashes = changes.Select(change =>
        {
            var item = Full();
            change(item);
            return ItemForm.Of(item).Hash();
        });
        Assert.Equal(changes.Length + 1, hashes.Append(ItemForm.Of(Full()).Hash()).Distinct().Count());
    }

    private static Snapshot Facts => new()
    {
        CatalogueId = "610116-06",
        Number = 2,
        Title = "标题",
        PublishedAt = new DateTimeOffset(2026, 1, 5, 10, 0, 0, 123, TimeSpan.FromHours(8)).AddTicks(9_999),
        ItemCount = 1,
        Digest = "ab",
        Emergency = true,
    };

    private static CatalogueItem Full() => new()
    {
        Id = "id-1",
        Number = 12,
        Category = "养老服务",
        Name = "养老机构备案",
        Content = "1．a\nb",
        Bases = { new LegalBasisCitation { Text = "《办法》" }, new LegalBasisCitation { Text = "《细则》" } },
        TimeLimit = new() { Text = "20个工作日" },
        Subjects = { new Subject { Name = "区民政局" } },
        Methods = { DisclosureMethod.Proactive, DisclosureMethod.OnRequest },
        Channels =
        {
            new Channel { Kind = ChannelKind.Website },
            new Channel { Kind = ChannelKind.NoticeBoard, Use = ChannelUse.Optional },
            new Channel { Kind = ChannelKind.Other, Use = ChannelUse.Required, Name = "村务群" },
        },
        Audience = new() { WholeSociety = true, SpecificGroups = "申请人" },
        Levels = { Level.County, Level.Township },
        Remarks = "备注",
        Origin = new() { CatalogueId = "610116-06", Version = 3, ItemId = "up", LocalisedFields = { "subjects" } },
    };
}
