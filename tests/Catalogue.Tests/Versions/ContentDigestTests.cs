using System.Security.Cryptography;
using System.Text;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;

namespace OpenGov.Catalogues.Tests.Versions;

public sealed class ContentDigestTests
{
    private static readonly CatalogueVersion Version = Sample.Draft(Sample.Item(1), Sample.Item(2));

    [Fact]
    public void The_hashed_bytes_are_those_that_the_comment_describes()
    {
        var item = new CatalogueItem
        {
            Id = Sample.Id(1),
            Elements = new()
            {
                Name = "甲",
                Bases = [new("《甲法》", "甲法", "")],
                TimeLimit = new("及时公开", TimeLimitKind.Immediate, 0, TimeUnit.None, ""),
                Subjects = ["区民政局"],
                Methods = [DisclosureMethod.OnRequest],
                Channels = [new(ChannelKind.Other, ChannelUse.Optional, "信用中国")],
                Audience = new(true, "申请人"),
                Levels = [Level.Township],
            },
        };
        string[] written =
        [
            "opengov.catalogue.v1", "610116-06", "1", "1", "00000001-0000-0000-0000-000000000000", "", "甲", "", "1", "《甲法》", "及时公开",
            "1", "区民政局", "1", "2", "1", "13", "2", "信用中国", "1", "申请人", "1", "2", "",
        ];
        var bytes = Encoding.UTF8.GetBytes(string.Concat(written.Select(text => $"{Encoding.UTF8.GetByteCount(text)}:{text},")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), ContentDigest.Of(Sample.Draft(item)));
    }

    [Fact]
    public void Every_element_counts() => Assert.All(ElementFields.All, field =>
    {
        var other = new ItemElements
        {
            Category = "别的",
            Name = "别的",
            Content = "别的",
            TimeLimit = TimeLimit.None with { Text = "长期公开" },
            Remarks = "别的",
        };
        var changed = Sample.Item(1) with { Elements = field.Take(Sample.Item(1).Elements, other) };
        Assert.NotEqual(ContentDigest.Of(Version), ContentDigest.Of(Sample.Draft(changed, Sample.Item(2))));
    });

    [Fact]
    public void Number_catalogue_order_and_identity_count()
    {
        string[] digests =
        [
            ContentDigest.Of(Version),
            ContentDigest.Of(Version with { Number = 2 }),
            ContentDigest.Of(Version with { CatalogueId = "610116-07" }),
            ContentDigest.Of(Sample.Draft(Sample.Item(2), Sample.Item(1))),
            ContentDigest.Of(Sample.Draft(Sample.Item(1), Sample.Item(2) with { Id = Sample.Id(5) })),
        ];
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void Steps_states_revisions_and_readings_do_not_count()
    {
        var read = Sample.Item(1).Elements;
        var better = Sample.Item(1) with
        {
            Revision = 9,
            Elements = read with { TimeLimit = read.TimeLimit with { Count = 99, Trigger = "别的" } },
        };
        var same = (Version with { Items = [better, Sample.Item(2)], State = VersionState.Approved, OpenedAt = DateTimeOffset.MaxValue })
            .With(Sample.By(Sample.Editor).Step(StepKind.Submitted, "", ""));
        Assert.Equal(ContentDigest.Of(Version), ContentDigest.Of(same));
    }
}
