using System.Text.RegularExpressions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Register;

/// <summary>Which catalogue: a division and a domain, written "610116-06".</summary>
/// <param name="Division">行政区划 code: 6 digits for a district, 9 for a street or town.</param>
/// <param name="Domain">领域 code: two digits.</param>
public sealed partial record CatalogueId(string Division, string Domain)
{
    /// <summary>The district that the division is, or lies in: its first six digits.</summary>
    public string District => Division[..6];

    /// <summary>Whether it is a street's or town's catalogue.</summary>
    public bool IsLocal => Division.Length == 9;

    /// <summary>Reads an id.</summary>
    /// <param name="text">"610116-06".</param>
    /// <param name="field">JSON path of the request's field, for the refusal.</param>
    /// <exception cref="RequestException">It is not of that form.</exception>
    public static CatalogueId Parse(string text, string field) => Form().IsMatch(text)
        ? new(text[..^3], text[^2..])
        : throw Refused.Invalid(field, "必须是“行政区划代码-领域代码”，例如 610116-06 或 610116001-06");

    /// <summary>An id that this service wrote itself.</summary>
    internal static CatalogueId Stored(string text) => new(text[..^3], text[^2..]);

    /// <inheritdoc/>
    public override string ToString() => $"{Division}-{Domain}";

    [GeneratedRegex(@"^([0-9]{6}|[0-9]{9})-[0-9]{2}\z")]
    private static partial Regex Form();
}
