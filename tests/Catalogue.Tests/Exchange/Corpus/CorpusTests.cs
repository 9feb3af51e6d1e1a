using OpenGov.Catalogues.Exchange;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Tests.Exchange.Corpus;

/// <summary>Every variant of domain.md §0.2 and §1, in every kind of file that can hold it, with exactly what must become of it.</summary>
public sealed class CorpusTests
{
    private static readonly Dictionary<string, Variant> Variants =
        new[] { HeaderVariants.All, ColumnVariants.All, RowVariants.All, CellVariants.All }.SelectMany(variants => variants).ToDictionary(variant => variant.Name);

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (var variant in Variants.Values)
            {
                foreach (var kind in variant.Kinds) files.Add(new TheoryDataRow<string, string>(variant.Name, kind).WithTrait("variant", variant.Group));
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_table_as_people_have_it_becomes_exactly_these_items_and_questions(string name, string kind)
    {
        var variant = Variants[name];
        var reading = TableImport.Read($"目录.{kind}", TableWriter.File(variant.Table, kind), variant.Choices);
        Assert.Equal(variant.Items, reading.Items.Select(item => ExpectedItem.Of(item.Elements)));
        AssertParts(variant.Problems, [.. reading.Problems.Select(problem => $"{(problem.Severity is ProblemSeverity.Error ? "错误" : "提醒")} {problem.Place} {problem.Description}")]);
        AssertParts(variant.Notices, reading.Notices);
    }

    private static void AssertParts(string[] expected, IReadOnlyList<string> actual)
    {
        Assert.True(expected.Length == actual.Count, "Instead: " + string.Join('\n', actual));
        foreach (var (wanted, text) in expected.Zip(actual))
        {
            // The place is told exactly, of the description a part.
            var cut = wanted.LastIndexOf(' ') + 1;
            Assert.StartsWith(wanted[..cut], text, StringComparison.Ordinal);
            Assert.Contains(wanted[cut..], text, StringComparison.Ordinal);
        }
    }
}
