using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Bases;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>Legal bases as callers send them. Everything that is wrong is told at once.</summary>
public static partial class BasesIn
{
    private const int MostAliases = 20;
    private static readonly DateOnly Earliest = new(1949, 10, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    private static readonly string[] Fields = ["title", "document_number", "kind", "issuer", "effective_on", "aliases", "note"];

    /// <summary>The id that a caller gives a basis; null when it is left to the service.</summary>
    /// <exception cref="RequestException">It is not of the form.</exception>
    public static string? Id(string id) => id.Length == 0 || IdForm().IsMatch(id)
        ? (id.Length == 0 ? null : id)
        : throw Refused.Invalid("basis.id", "2–60 个字符，以小写字母开头，只能用 a–z、0–9 和“-”，例如 xinxi-gongkai-tiaoli；不填则自动生成");

    /// <summary>The fields that an update names, as in the proto; all of them when the mask is empty or "*".</summary>
    /// <exception cref="RequestException">It names one that cannot be changed.</exception>
    public static IReadOnlySet<string> Mask(FieldMask? mask)
    {
        if (mask is null || mask.Paths.Count == 0 || mask.Paths.Contains("*"))
        {
            return Fields.ToHashSet();
        }

        var named = Fields.Where(field => mask.Paths.Any(path => path == field || path == Json(field))).ToHashSet();
        return mask.Paths.All(path => Fields.Any(field => path == field || path == Json(field)))
            ? named
            : throw Refused.Invalid("updateMask", $"只能包含：{string.Join('、', Fields)}；废止请用 repeal，恢复请用 reinstate");
    }

    /// <summary>A basis with the named fields as sent.</summary>
    /// <param name="onto">The basis before.</param>
    /// <param name="given">As sent.</param>
    /// <param name="fields">What <see cref="Mask"/> returned.</param>
    /// <exception cref="RequestException">A field is out of bounds.</exception>
    public static LegalBasis Read(LegalBasis onto, Wire.LegalBasis given, IReadOnlySet<string> fields)
    {
        var wrong = new List<Violation>();
        var next = onto with
        {
            Title = fields.Contains("title") ? Title(given.Title, "basis.title", wrong) : onto.Title,
            DocumentNumber = fields.Contains("document_number") ? Number(given.DocumentNumber, wrong) : onto.DocumentNumber,
            Kind = fields.Contains("kind") ? Kind(given.Kind, wrong) : onto.Kind,
            Issuer = fields.Contains("issuer") ? Text(given.Issuer, 200, "basis.issuer", wrong) : onto.Issuer,
            EffectiveOn = fields.Contains("effective_on") ? Day(given.EffectiveOn, "basis.effectiveOn", wrong) : onto.EffectiveOn,
            Aliases = fields.Contains("aliases") ? Aliases(given.Aliases, wrong) : onto.Aliases,
            Note = fields.Contains("note") ? Text(given.Note, 1_000, "basis.note", wrong) : onto.Note,
        };
        return wrong.Count == 0 ? next : throw Refused.Invalid(wrong);
    }

    /// <summary>A day that must be given.</summary>
    /// <exception cref="RequestException">It is missing, no day, or out of bounds.</exception>
    public static DateOnly Day(string text, string field)
    {
        var wrong = new List<Violation>();
        var day = Day(text, field, wrong);
        return wrong.Count == 0 ? day ?? throw Refused.Invalid(field, DayForm) : throw Refused.Invalid(wrong);
    }

    private const string DayForm = "必须是 1949-10-01 至 2199-12-31 之间的日期，写作 2019-05-15";

    private static DateOnly? Day(string text, string field, List<Violation> wrong)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= Earliest && day <= Latest)
        {
            return day;
        }

        wrong.Add(new(field, DayForm));
        return null;
    }

    private static string Title(string text, string field, List<Violation> wrong)
    {
        var title = text.Length > BasisNames.Longest ? text : Bare(WrittenText.SingleLine(text));
        if (title.Length is < 2 or > 200 || BasisNames.Title(title).Length == 0)
        {
            wrong.Add(new(field, "2–200 个字，不含书名号"));
        }

        return title;
    }

    // 《》 around the whole title go; inside it they belong to a title that it cites.
    private static string Bare(string title) =>
        title.Length > 2 && title[0] == '《' && title.IndexOf('》', StringComparison.Ordinal) == title.Length - 1 ? title[1..^1].Trim() : title;

    private static string Number(string text, List<Violation> wrong)
    {
        var number = Text(text, 80, "basis.documentNumber", wrong);
        var read = number.Length is > 0 and <= 80 ? Elements.Bases.DocumentNumber.Find(number) : "";
        return read.Length > 0 ? read : number;
    }

    private static BasisKind Kind(Wire.BasisKind kind, List<Violation> wrong)
    {
        if (kind == Wire.BasisKind.Unspecified || !System.Enum.IsDefined(kind))
        {
            wrong.Add(new("basis.kind", "必须选择一种：法律、行政法规、地方性法规、规章、规范性文件或其他"));
        }

        return (BasisKind)(int)kind;
    }

    private static string[] Aliases(RepeatedField<string> aliases, List<Violation> wrong)
    {
        if (aliases.Count > MostAliases)
        {
            wrong.Add(new("basis.aliases", $"最多 {MostAliases} 个，现有 {aliases.Count} 个"));
            return [];
        }

        return [.. aliases.Select((alias, index) => Title(alias, $"basis.aliases[{index.ToString(CultureInfo.InvariantCulture)}]", wrong)).Distinct()];
    }

    private static string Text(string text, int most, string field, List<Violation> wrong)
    {
        var clean = text.Length > 4 * most ? text : WrittenText.Clean(text);
        if (clean.Length > most)
        {
            wrong.Add(new(field, $"最多 {most} 个字"));
        }

        return clean;
    }

    private static string Json(string field) => field switch
    {
        "document_number" => "documentNumber",
        "effective_on" => "effectiveOn",
        _ => field,
    };

    [GeneratedRegex(@"^[a-z][a-z0-9-]{1,59}\z")]
    private static partial Regex IdForm();
}
