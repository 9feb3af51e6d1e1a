using System.Text.Json;
using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Storage;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Derivation;

public sealed class UpstreamPinTests
{
    private static readonly Catalogue Head = new()
    {
        Division = Sample.Street,
        Domain = "06",
        Title = "标准目录",
        CreatedAt = Sample.Now,
        Upstream = new(Sample.Catalogue, 1, 3),
        FurtherUpstreams = [new("610116-20", 4, 4)],
    };

    [Fact]
    public void A_catalogue_is_found_by_all_that_it_follows_and_waits_while_any_is_open()
    {
        Assert.Equal((Sample.Catalogue, Sample.District), (Key(Head, "upstream"), Key(Head, "further")));
        Assert.Equal((Sample.Street, Sample.Street), (Key(Head, "behind"), Key(Head, "lagging")));
        var aside = SetAside(Head, "", 3).Next;
        Assert.Equal((null, Sample.Street), (Key(aside, "behind"), Key(aside, "lagging")));
        Assert.Equal(Sample.Street, Key(aside.With(aside.Upstream! with { CurrentVersion = 4 }), "behind"));
        Assert.Equal(Sample.Street, Key(aside.With(new UpstreamPin("610116-20", 4, 5)), "behind"));
        Assert.Null(Key(Head.With(new UpstreamPin(Sample.Catalogue, 3, 3)), "lagging"));
    }

    [Fact]
    public void Only_the_current_version_of_a_known_upstream_is_set_aside()
    {
        Assert.Equal(Reason.UpstreamMoved, Sample.Refused(() => SetAside(Head, Sample.Catalogue, 2)).Reason);
        Assert.Equal(Reason.WrongState, Sample.Refused(() => SetAside(Head, "610116-20", 4)).Reason);
        Assert.Equal(Reason.NotFound, Sample.Refused(() => SetAside(Head, "610116-01", 1)).Reason);
        Assert.Equal(Reason.StaleRevision, Sample.Refused(() => SettingAside.SetAside(new("x", 2, Head), 1, Sample.By(Sample.StreetEditor), "", 3, "理由")).Reason);
    }

    [Fact]
    public void Documents_of_before_still_read()
    {
        var head = JsonSerializer.Deserialize<Catalogue>(
            """{"division":"610116001","domain":"06","title":"目录","upstream":{"catalogueId":"610116-06","version":1,"currentVersion":2},"createdAt":"2026-01-01T00:00:00+00:00"}""",
            DocumentJson.Options)!;
        Assert.Equal((true, 0, 0, ""), (head.Upstream!.IsOpen, head.FurtherUpstreams.Count, head.Choice.Count, head.Subject));
        var version = JsonSerializer.Deserialize<CatalogueVersion>(
            """{"catalogueId":"610116001-06","number":1,"state":"draft","openedAt":"2026-01-01T00:00:00+00:00"}""", DocumentJson.Options)!;
        Assert.Empty(version.Decisions);
        Assert.Empty(version.Upstreams);
    }

    [Fact]
    public void What_is_stored_is_read_back()
    {
        var (aside, pin) = SetAside(Head, "", 3);
        var read = JsonSerializer.Deserialize<Catalogue>(JsonSerializer.Serialize(aside, DocumentJson.Options), DocumentJson.Options)!;
        Assert.Equal(pin, read.Upstream);
        Assert.Equal(aside.FurtherUpstreams, read.FurtherUpstreams);
    }

    private static (Catalogue Next, UpstreamPin Pin) SetAside(Catalogue head, string upstream, int version) =>
        SettingAside.SetAside(new("610116001-06", 1, head), 1, Sample.By(Sample.StreetEditor), upstream, version, "理由");

    private static object? Key(Catalogue head, string name) => DocumentTypes.Catalogues.Keys.Single(key => key.Name == name).Value(head);
}
