using System.Text.Json.Serialization;
using OpenGov.Catalogues.Elements;

namespace OpenGov.Catalogues.Items;

/// <summary>
/// One law or document cited as basis (公开依据). Only the text is stored; the rest is read from it by <see cref="LegalBasisParser"/>.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Title">What stands in 《》, without noise and with inner titles in 〈〉 kept; empty when nothing does.</param>
/// <param name="DocumentNumber">文号 with brackets normalised to 〔〕; empty when there is none.</param>
[JsonConverter(typeof(CitationJson))]
public sealed record LegalBasisCitation(string Text, string Title, string DocumentNumber)
{
    /// <summary>The articles cited: "第二十条第一款第三项", several joined by 、; empty when the text names none.</summary>
    public string Article { get; init; } = "";

    /// <summary>What the text's own tag says it is: "行政法规" of "【行政法规】《…》"; empty without a tag.</summary>
    public string Kind { get; init; } = "";
}
