namespace OpenGov.Publications.Snapshots;

/// <summary>Id of a catalogue: "{division}-{domain}", for example "610116-06".</summary>
/// <param name="Division">Division code (行政区划): 6 digits for a district, 9 for a street or town.</param>
/// <param name="Domain">Domain code (领域): two digits.</param>
public readonly record struct CatalogueId(string Division, string Domain)
{
    /// <summary>Reads an id as it stands in events and requests.</summary>
    /// <param name="text">The text.</param>
    /// <param name="id">What it says; nothing when it is not a catalogue id.</param>
    public static bool TryParse(string text, out CatalogueId id)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        id = dash < 0 ? default : new(text[..dash], text[(dash + 1)..]);
        return dash >= 0 && IsDivision(id.Division) && IsDomain(id.Domain);
    }

    /// <summary>Whether a text is a division code.</summary>
    public static bool IsDivision(string text) => text.Length is 6 or 9 && text.All(char.IsAsciiDigit);

    /// <summary>Whether a text is a domain code.</summary>
    public static bool IsDomain(string text) => text.Length == 2 && text.All(char.IsAsciiDigit);

    /// <inheritdoc/>
    public override string ToString() => $"{Division}-{Domain}";
}
