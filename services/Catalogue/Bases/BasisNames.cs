using System.Text;
using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements.Bases;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Bases;

/// <summary>
/// Titles and document numbers as they are compared: one document is written in many ways (domain.md §1.4), but two documents are never
/// taken for one. Comparing is all these are for; what people read stays as it was written.
/// </summary>
public static partial class BasisNames
{
    /// <summary>Longest title or number that is looked at; what is longer is no title.</summary>
    public const int Longest = 500;

    private const string State = "中华人民共和国";

    /// <summary>
    /// A title for comparing: as <see cref="Plain"/>, without the state's full name before it and without a year of revision in brackets
    /// after it. Empty when nothing is left.
    /// </summary>
    public static string Title(string title)
    {
        var plain = Revision().Replace(Plain(title), "");
        return plain.Length > State.Length && plain.StartsWith(State, StringComparison.Ordinal) ? plain[State.Length..] : plain;
    }

    /// <summary>
    /// Any text for comparing: without blanks, 《》 and quotation marks, of one width and one kind of brackets; empty for a text longer than
    /// <see cref="Longest"/>.
    /// </summary>
    public static string Plain(string text)
    {
        if (text.Length > Longest)
        {
            return "";
        }

        var compared = new StringBuilder(text.Length);
        foreach (var c in WrittenText.Compact(text))
        {
            switch (c)
            {
                case '《' or '》' or '〈' or '〉' or '<' or '>' or '“' or '”' or '"' or '「' or '」' or '『' or '』':
                    break;
                case '〔' or '[' or '【' or '〖':
                    compared.Append('（');
                    break;
                case '〕' or ']' or '】' or '〗':
                    compared.Append('）');
                    break;
                default:
                    compared.Append(char.ToUpperInvariant(c));
                    break;
            }
        }

        return compared.ToString();
    }

    /// <summary>A document number for comparing; empty when the text has none.</summary>
    public static string Number(string number)
    {
        if (number.Length is 0 or > Longest)
        {
            return "";
        }

        var read = DocumentNumber.Find(number);
        return (read.Length > 0 ? read : WrittenText.Compact(number)).Replace("第", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a compared number names one document for certain: 国办发〔2019〕54号 does, an order (令) may amend many regulations at once.
    /// </summary>
    public static bool NamesOneDocument(string number) => number.Contains('〔', StringComparison.Ordinal);

    [GeneratedRegex("（(?:19|20)[0-9]{2}年?[^（）]{0,12}(?:修订|修正|修改|版|本)[^（）]{0,6}）$")]
    private static partial Regex Revision();
}
