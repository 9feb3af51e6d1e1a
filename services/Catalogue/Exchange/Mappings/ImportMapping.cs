using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Exchange.Headers;

namespace OpenGov.Catalogues.Exchange.Mappings;

/// <summary>What a person decided about tables with one header, kept for the next import of such a table.</summary>
public sealed record ImportMapping
{
    /// <summary>The catalogue; what one catalogue's tables mean says nothing about another's.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>The header's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What columns mean; empty once it is erased.</summary>
    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    /// <summary>What the boxes mean; null when that was left to the table.</summary>
    public ChannelLegend? Legend { get; init; }

    /// <summary>Name of the file that it was last decided for.</summary>
    public string FileName { get; init; } = "";

    /// <summary>User name of who decided.</summary>
    public string Username { get; init; } = "";

    /// <summary>When; UTC.</summary>
    public DateTimeOffset RememberedAt { get; init; }

    /// <summary>Whether it was erased. The empty document stays, so that a repeated request finds its first answer.</summary>
    public bool IsForgotten { get; init; }

    /// <summary>Id of the document.</summary>
    public string Id => IdOf(CatalogueId, Fingerprint);

    /// <summary>Id of the document of a header.</summary>
    public static string IdOf(string catalogueId, string fingerprint) => $"{catalogueId}:{fingerprint}";

    /// <summary>The same without anything that was decided.</summary>
    public ImportMapping Forgotten() => new() { CatalogueId = CatalogueId, Fingerprint = Fingerprint, RememberedAt = RememberedAt, IsForgotten = true };

    /// <summary>What was decided, as choices for an import.</summary>
    public ImportChoices ToChoices() => new() { Columns = Columns.ToDictionary(column => column.Index, column => column.Meaning), Legend = Legend };
}

/// <summary>What a column means.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Meaning">Its meaning.</param>
public sealed record MappedColumn(int Index, TableColumn Meaning);
