using System.Globalization;
using System.Text;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Tests.Elements.TimeLimits;
using OpenGov.Catalogues.Tests.Exchange;

namespace OpenGov.Catalogues.Tests.Counting;

/// <summary>COVERAGE.md as it must be: written from the tests themselves.</summary>
internal static class CoverageTable
{
    private static readonly (string Kind, string What, string Example)[] Phrases =
    [
        ("A", "working days after formation or change", "信息形成或者变更之日起20个工作日内"),
        ("B", "working days after another event, or after none", "制定或获取文件之日起10个工作日内"),
        ("C", "days of the calendar, months, years", "本级政府财政部门批复后20日内"),
        ("D", "several clauses", "信息形成20个工作日内公开；其中行政许可、行政处罚7个工作日内公示"),
        ("E", "other laws, extensions, longest bounds, withdrawal", "作出决定之日起7个工作日内，可延长7个工作日"),
        ("F", "at once, or along with something", "随采购公告、采购文件公开"),
        ("G", "before an event, and how long something is on display", "组织听证7个工作日前"),
        ("H", "for good", "长期公开（动态调整）"),
        ("I", "again and again, and by a date", "每季度的首个月20日"),
        ("J", "left to something else", "按相关规定公开"),
        ("K", "deadlines of plans", "2021年年底前"),
        ("not understood", "what stays text and says which part", "另行通知"),
    ];

    private static readonly (Type Tests, string What)[] Files =
    [
        (typeof(TableFinderTests), "several domains in one file, tables over several pages, tables of contents"),
        (typeof(OfficialTableTests), "the official table, cell by cell"),
        (typeof(TableProblemTests), "what is reported, and where"),
        (typeof(CsvFileTests), "csv: encodings, quotes, separators"),
        (typeof(XlsxFileTests), "xlsx: merges, hidden rows, columns and sheets, formulas, dates, rich text"),
        (typeof(XlsFileTests), "xls: the same of old workbooks"),
        (typeof(DocxFileTests), "docx: nested runs, symbol fonts, spans, text boxes, tracked changes, forms"),
        (typeof(HtmlFileTests), "html: spans, nested and layout tables, implied tags, GBK"),
        (typeof(FileKindTests), "content that is not what the ending says; formats that are not read"),
        (typeof(HostileXlsxTests), "workbooks made to harm"),
        (typeof(HostileDocxTests), "documents made to harm"),
        (typeof(RandomTables), "any table at all (each case is a property, tried many times)"),
    ];

    /// <summary>The document.</summary>
    public static async Task<string> WriteAsync()
    {
        var (phrases, variants, rules) = (await TestCases.ByAsync("phrase"), await TestCases.ByAsync("variant"), await TestCases.ByAsync("rule"));
        var text = new StringBuilder($"""
            # How often each thing is tested

            Written from the tests by `CoverageTableTests`, which fails when a number here is not true any more and gives the text to paste. A test case
            is what the runner counts as one: a test, or a row of a theory's data. The cases of a line can be run alone, for example
            `tests/Catalogue.Tests/bin/Debug/net10.0/OpenGov.Catalogues.Tests -preEnumerateTheories -trait "rule=subject-alias"`, and their number is the runner's total.

            ## Phrases of time limits (domain.md §2)
            Each with its exact reading, in `Elements/TimeLimits/Phrases.*.cs`; beside them {await TestCases.OfAsync(typeof(TimeLimitParserProperties))} properties of any text (`TimeLimitParserProperties`). `-trait "phrase=A"` runs a kind.

            | kind | what | for example | cases |
            |---|---|---|--:|

            """);
        foreach (var (kind, what, example) in Phrases) Line(text, $"{kind} | {what} | {example}", phrases[kind]);
        Line(text, "all | |", phrases.Values.Sum());

        text.Append("""

            ## Variants of tables (domain.md §1)
            Each as a file of every kind that can hold it, with exactly the items, questions and notices that must come out (`Exchange/Corpus`). `-trait "variant=每页重复表头 §1.4"` runs one.

            | variant | cases |
            |---|--:|

            """);
        foreach (var (variant, count) in variants) Line(text, variant, count);
        Line(text, $"all {variants.Count} variants", variants.Values.Sum());

        text.Append("""

            What belongs to a kind of file, or to several tables in one, has classes of its own; `-class "*DocxFileTests"` runs one.

            | what | tests | cases |
            |---|---|--:|

            """);
        foreach (var (tests, what) in Files) Line(text, $"{what} | `{tests.Name}`", await TestCases.OfAsync(tests));

        text.Append("""

            ## Check rules
            What each finds and what it leaves alone (`Checking`). `-trait "rule=subject-alias"` runs a rule.

            | rule | what it is about | at worst | cases |
            |---|---|---|--:|

            """);
        foreach (var rule in CheckRules.All) Line(text, $"`{rule.Id}` | {rule.Title} | {NameOf(rule.Severity)}", rules.GetValueOrDefault(rule.Id));
        Line(text, $"all {CheckRules.All.Count} rules | |", rules.Values.Sum());
        return text.ToString();
    }

    private static void Line(StringBuilder text, string cells, int count) => text.Append(CultureInfo.InvariantCulture, $"| {cells} | {count} |\n");

    private static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "提醒",
        _ => "提示",
    };
}
