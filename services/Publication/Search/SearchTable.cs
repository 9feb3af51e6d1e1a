namespace OpenGov.Publications.Search;

/// <summary>The current snapshot of a catalogue, as search takes it in.</summary>
/// <param name="CatalogueId">The catalogue.</param>
/// <param name="Place">Where it belongs.</param>
/// <param name="Snapshot">Its number.</param>
/// <param name="Title">Official title.</param>
/// <param name="Digest">Digest of its content.</param>
/// <param name="Items">Its items, in the order of the table.</param>
public sealed record SearchTable(
    string CatalogueId, CataloguePlace Place, int Snapshot, string Title, string Digest, IReadOnlyList<SearchItem> Items);

/// <summary>Where a catalogue belongs.</summary>
/// <param name="Division">Division code.</param>
/// <param name="Domain">Domain code.</param>
public readonly record struct CataloguePlace(string Division, string Domain);

/// <summary>An item as search takes it in.</summary>
/// <param name="Name">名称, folded (<see cref="FoldedText"/>).</param>
/// <param name="Content">内容, folded.</param>
/// <param name="Rest">Everything else that can be found, folded, parts apart by line feeds.</param>
/// <param name="Traits">Its values of the facets that are sets.</param>
/// <param name="Subjects">Its subjects.</param>
/// <param name="Wire">The item as it goes out; kept, never looked into.</param>
public sealed record SearchItem(
    string Name, string Content, string Rest, ItemTraits Traits, IReadOnlyList<SearchSubject> Subjects, ReadOnlyMemory<byte> Wire);

/// <summary>A subject.</summary>
/// <param name="Value">Organisation id where it is known, else the name.</param>
/// <param name="Name">As written.</param>
public sealed record SearchSubject(string Value, string Name);

/// <summary>Sets of numbers from 0 to 15, one bit each, as the contract numbers levels, methods, channels and audiences.</summary>
/// <param name="Levels">公开层级.</param>
/// <param name="Methods">公开方式.</param>
/// <param name="Channels">公开渠道.</param>
/// <param name="Audiences">公开对象.</param>
public readonly record struct ItemTraits(ushort Levels, ushort Methods, ushort Channels, ushort Audiences)
{
    /// <summary>The set of a facet.</summary>
    public ushort Of(Facet facet) => facet switch
    {
        Facet.Level => Levels,
        Facet.Method => Methods,
        Facet.Channel => Channels,
        Facet.Audience => Audiences,
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "not a facet of traits"),
    };
}
