using System.Runtime.CompilerServices;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>The tables of the example district (design.md §7) come in through the import that people use.</summary>
public sealed class ExampleTableTests
{
    public static TheoryData<string> Tables => [.. Directory.EnumerateFiles(Folder(), "*.csv").Select(path => Path.GetFileName(path)).Order()];

    [Fact]
    public void There_is_a_table_for_every_domain() =>
        Assert.Equal(Enumerable.Range(1, 26).Select(domain => $"610116-{domain:00}.csv"), Tables.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Tables))]
    public void An_example_table_imports_without_a_problem_and_its_items_lack_nothing(string file)
    {
        var content = File.ReadAllBytes(Path.Combine(Folder(), file));
        var table = TableImport.Read(file, content);
        Assert.NotEmpty(table.Items);
        Assert.Empty(table.Notices);
        Assert.All(table.Items, item => Assert.Empty(ItemChecks.Check(item)));
        Assert.All(table.Items, item => Assert.NotEmpty(item.Levels));
        Assert.All(table.Items, item => Assert.All(item.Bases, basis => Assert.NotEmpty(basis.Title)));
        Assert.Equivalent(table.Items, table.Items.Select(ItemTidying.Tidy), strict: true);
    }

    [Fact]
    public void Most_time_limits_of_the_examples_are_understood()
    {
        var limits = Tables.SelectMany(row => TableImport.Read(row.Data, File.ReadAllBytes(Path.Combine(Folder(), row.Data))).Items).Select(item => item.TimeLimit).ToList();
        Assert.InRange(limits.Count(limit => limit.Kind is not TimeLimitKind.FreeText), limits.Count * 3 / 4, limits.Count);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../services/Standalone/Example/tables"));
}
