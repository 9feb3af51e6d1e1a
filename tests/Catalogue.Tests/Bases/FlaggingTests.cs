using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Bases;

public sealed class FlaggingTests
{
    private static readonly BasisCitation New = new() { BasisId = "a", CatalogueId = Sample.Catalogue };
    private static readonly CitingItem[] Cites = [new(Sample.Id(1), 1, "事项1", "《甲办法》")];
    private static readonly DateTimeOffset Later = Sample.Now.AddDays(1);

    [Fact]
    public void Citing_what_is_in_force_makes_no_work()
    {
        var citing = Flagging.Now(New, 3, Cites, isOver: false, Sample.Now);
        Assert.Equal((3, false, null), (citing.Version, citing.IsOpen, citing.FlaggedAt));
        Assert.Equal(Cites, citing.Items);
    }

    [Fact]
    public void Citing_what_is_repealed_makes_work_once_and_correcting_it_ends_the_work()
    {
        var flagged = Flagging.Now(Flagging.Now(New, 3, Cites, isOver: false, Sample.Now), 3, Cites, isOver: true, Sample.Now);
        Assert.Equal((true, Sample.Now), (flagged.IsOpen, flagged.FlaggedAt!.Value));
        Assert.True(Flagging.Now(flagged, 3, Cites, isOver: true, Later).Says(flagged));

        var done = Flagging.Now(flagged, 4, [], isOver: true, Later);
        Assert.Equal((false, Sample.Now, Later, 3), (done.IsOpen, done.FlaggedAt!.Value, done.DoneAt!.Value, done.Version));
        Assert.Equal(Cites, done.Flagged);
        Assert.Empty(done.Items);
        Assert.True(Flagging.Now(done, 4, [], isOver: true, Later.AddDays(1)).Says(done));
    }

    [Fact]
    public void Citing_it_again_makes_new_work()
    {
        var done = Flagging.Now(Flagging.Now(New, 1, Cites, isOver: true, Sample.Now), 2, [], isOver: true, Sample.Now);
        var again = Flagging.Now(done, 3, Cites, isOver: true, Later);
        Assert.Equal((true, Later, 3), (again.IsOpen, again.FlaggedAt!.Value, again.Version));
    }

    [Fact]
    public void A_mistaken_repeal_leaves_no_trace()
    {
        var flagged = Flagging.Now(New, 1, Cites, isOver: true, Sample.Now);
        Assert.True(Flagging.Now(flagged, 1, Cites, isOver: false, Later).Says(Flagging.Now(New, 1, Cites, isOver: false, Later)));
    }

    [Fact]
    public void Items_are_listed_under_each_basis_that_they_cite_once_and_in_order()
    {
        var registry = Registry.Of(Registry.Basis("a", "甲办法"), Registry.Basis("b", "乙办法"));
        CatalogueItem[] items =
        [
            Item(1, "《甲办法》第三条", "《甲办法》第五条", "《乙办法》"), Item(2, "《乙 办法》"), Item(3, "有关规定"), Item(4, "《甲办法》"),
        ];
        var (cited, known) = Citing.Read(items, registry, Registry.Day);
        Assert.Equal([(1, "《甲办法》第三条"), (4, "《甲办法》")], known["a"].Select(item => (item.Number, item.Text)));
        Assert.Equal([1, 2], known["b"].Select(item => item.Number));
        Assert.Equal([("甲办法", "a"), ("乙办法", "b"), ("乙 办法", "b"), ("有关规定", "")], cited.Select(one => (one.Title, one.BasisId)));

        var citations = new CatalogueCitations { CatalogueId = Sample.Catalogue, Version = 1, Cited = cited };
        Assert.True(Citing.MayTouch(citations, "a", registry, Registry.Day));
        Assert.True(Citing.MayTouch(citations, "a", Registry.Of(), Registry.Day));
        Assert.True(Citing.MayTouch(citations, "c", Registry.Of(Registry.Basis("c", "有关规定")), Registry.Day));
        Assert.False(Citing.MayTouch(citations, "c", Registry.Of(Registry.Basis("c", "丙办法")), Registry.Day));
    }

    private static CatalogueItem Item(int number, params string[] bases) => Sample.Item(number) with
    {
        Elements = Sample.Elements($"事项{number}") with { Bases = [.. bases.Select(LegalBasisParser.ParseOne)] },
    };
}
