using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Derivation.Merging;

/// <summary>
/// Catalogues of a district, later versions of them and streets' drafts, made from few values so that both sides often change the
/// same. What the rules of localisation would change is left out: with it a merge with itself would not give the same.
/// </summary>
internal sealed class GeneratedCatalogues(int seed)
{
    private static readonly string[] Texts = ["甲", "乙", "丙", "丁"];
    private static readonly ChannelKind[] Kinds = [ChannelKind.Website, ChannelKind.NewMedia, ChannelKind.ReadingPoint, ChannelKind.NoticeBoard];
    private readonly Random random = new(seed);
    private int next = 1;

    public IReadOnlyList<CatalogueItem> District() => [.. Enumerable.Range(0, random.Next(12)).Select(_ => NewItem())];

    /// <summary>A later version of a district's catalogue: items changed, removed, added and moved.</summary>
    public IReadOnlyList<CatalogueItem> Later(IReadOnlyList<CatalogueItem> items)
    {
        var later = items.Where(_ => random.Next(6) > 0).Select(item => random.Next(2) == 0 ? item : item with { Elements = Changed(item.Elements, isUpstream: true) }).ToList();
        Scatter(later, NewItem);
        return later;
    }

    /// <summary>A street's draft: derived items changed, removed and moved, own ones added.</summary>
    public IReadOnlyList<CatalogueItem> Street(IReadOnlyList<CatalogueItem> derived)
    {
        var draft = derived.Where(_ => random.Next(6) > 0)
            .Select(item => random.Next(2) == 0 ? item : item.With(elements => Changed(elements, isUpstream: false))).ToList();
        Scatter(draft, () => Merged.Own(next++, "自有" + Text()));
        return draft;
    }

    public IReadOnlyList<T> Shuffled<T>(IReadOnlyList<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    public ItemElements Elements() => Changed(Changed(Merged.District(0, Text()).Elements, isUpstream: true), isUpstream: true);

    public ItemElements Changed(ItemElements elements, bool isUpstream)
    {
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            elements = random.Next(isUpstream ? 9 : 11) switch
            {
                0 => elements with { Category = Text() },
                1 => elements with { Name = Text() },
                2 => elements with { Content = Text() },
                3 => elements with { Bases = [.. Some(["《甲法》", "《甲法》第二条", "《乙条例》", "《丙办法》", "《丙办法》第一条"]).Select(LegalBasisParser.ParseOne)] },
                4 => elements with { TimeLimit = TimeLimitParser.Parse("20个工作日" + Text()) },
                5 => elements with { Methods = Some([DisclosureMethod.Proactive, DisclosureMethod.OnRequest]) },
                6 => elements with { Channels = [.. Some(Kinds).Select(kind => new Channel(kind, random.Next(3) == 0 ? ChannelUse.Optional : ChannelUse.Required, ""))] },
                7 => elements with { Audience = new(random.Next(2) == 0, Text()) },
                8 => elements with { Remarks = Text() },
                9 => elements with { Subjects = Some(["韦曲街道办事处", "便民服务中心", "民政办"]) },
                _ => elements with { Levels = Some([Level.Township, Level.Village]) },
            };
        }

        return elements;
    }

    private CatalogueItem NewItem() => new() { Id = Sample.Id(next++), Elements = Elements() };

    private string Text() => Texts[random.Next(Texts.Length)];

    private IReadOnlyList<T> Some<T>(IReadOnlyList<T> all) => [.. all.Where(_ => random.Next(2) == 0)];

    private void Scatter(List<CatalogueItem> items, Func<CatalogueItem> add)
    {
        for (var times = random.Next(4); times > 0; times--)
        {
            items.Insert(random.Next(items.Count + 1), add());
        }

        for (var times = random.Next(3); times > 0 && items.Count > 1; times--)
        {
            var item = items[random.Next(items.Count)];
            items.Remove(item);
            items.Insert(random.Next(items.Count + 1), item);
        }
    }
}
