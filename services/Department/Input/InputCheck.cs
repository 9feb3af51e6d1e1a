using System.Globalization;
using System.Text;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Input;

/// <summary>
/// Collects everything that is wrong with a request, so that the caller hears of all of it at once. Fields are named by their JSON
/// path; descriptions say what is allowed.
/// </summary>
public sealed class InputCheck
{
    private readonly List<Violation> violations = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<Violation> Violations => violations;

    /// <summary>Notes something wrong.</summary>
    public void Add(string field, string description) => violations.Add(new(field, description));

    /// <summary>Notes something wrong unless the condition holds.</summary>
    public void Require(bool holds, string field, string description)
    {
        if (!holds)
        {
            Add(field, description);
        }
    }

    /// <summary>Makes further checks only under a condition.</summary>
    public void When(bool condition, Action checks)
    {
        if (condition)
        {
            checks();
        }
    }

    /// <summary>Checks a text: length in characters (a rare character outside the basic plane counts as one), nothing invisible.</summary>
    /// <param name="field">JSON path.</param>
    /// <param name="value">The text.</param>
    /// <param name="least">Least number of characters; 0 when it may be left out.</param>
    /// <param name="most">Largest number of characters.</param>
    public void Text(string field, string value, int least, int most)
    {
        var length = value.EnumerateRunes().Count();
        var allowed = least == 0 ? $"最多 {most} 个字符" : $"{least}–{most} 个字符";
        if (length < least)
        {
            Add(field, $"必填，{allowed}");
        }
        else if (length > most)
        {
            Add(field, $"过长，{allowed}，现有 {length} 个");
        }
        else if (value.EnumerateRunes().Any(IsInvisible))
        {
            Add(field, "不能含有控制字符、换行或不可见字符");
        }
        else if (length > 0 && (Rune.IsWhiteSpace(value.EnumerateRunes().First()) || Rune.IsWhiteSpace(value.EnumerateRunes().Last())))
        {
            Add(field, "不能是空白，首尾不能有空格");
        }
    }

    /// <summary>Checks a list of texts: how many, each of them, none twice.</summary>
    public void Texts(string field, IReadOnlyList<string> values, int mostValues, int mostCharacters)
    {
        Require(values.Count <= mostValues, field, $"最多 {mostValues} 个，现有 {values.Count} 个");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (value, index) in values.Take(mostValues).Select((value, index) => (value, index)))
        {
            Text($"{field}[{index}]", value, 1, mostCharacters);
            Require(value.Length == 0 || seen.Add(value), $"{field}[{index}]", "重复，每个只能出现一次");
        }
    }

    /// <summary>Checks request_id and revision of a change.</summary>
    public void Change(string requestId, long revision)
    {
        Request(requestId);
        Require(revision >= 1, "revision", "必填，填写修改所依据的修订号（从 1 开始）");
    }

    /// <summary>Checks request_id.</summary>
    public void Request(string requestId) => Require(
        Guid.TryParseExact(requestId, "D", out _),
        "requestId",
        "必须是 UUID，例如 3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10；同一操作重试时使用同一个值");

    /// <summary>Checks page_size.</summary>
    public void PageSize(int pageSize) => Require(pageSize >= 0, "pageSize", "不能为负数；0 表示 50，最大 200");

    /// <summary>Refuses the request when anything was wrong.</summary>
    /// <exception cref="RequestException">With all violations.</exception>
    public void ThrowIfAny()
    {
        if (violations.Count > 0)
        {
            throw Refused.Invalid(violations);
        }
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate;
}
