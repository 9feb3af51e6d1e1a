using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Tests.Exchange;

namespace OpenGov.Catalogues.Tests.Checking;

/// <summary>The example district keeps to its own rules: nothing in its tables, or in what streets derive from them, stops a submission.</summary>
public sealed class ExampleChecks
{
    public static TheoryData<string> Tables => ExampleTableTests.Tables;

    [Theory]
    [MemberData(nameof(Tables))]
    public void An_example_table_and_what_streets_derive_from_it_can_be_submitted(string file)
    {
        var directory = ExampleDirectory.Read();
        var table = TableImport.Read(file, File.ReadAllBytes(Path.Combine(ExampleDirectory.Folder, "tables", file)));
        CatalogueItem[] items = [.. table.Items.Select((elements, index) => new CatalogueItem { Id = Sample.Id(index + 1), Elements = elements })];
        var context = new CheckContext(CatalogueId.Parse(file[..^4], "id"), directory, BasisSnapshot.Empty, Checked.Day);
        Assert.Empty(Stopping(items, context));

        var derived = TownshipItems.Derive(file[..^4], 1, items, [], new Localisation(directory.LocalOf(Sample.Street)!.Name), id => id);
        Assert.Empty(derived.Count == 0 ? [] : Stopping(derived, context with { Catalogue = new(Sample.Street, context.Catalogue.Domain) }));
    }

    private static IEnumerable<string> Stopping(IReadOnlyList<CatalogueItem> items, CheckContext context) => Checker.Check(items, context)
        .Where(finding => finding.Severity is not Severity.Hint)
        .Select(finding => $"第{finding.Number}项 {finding.Item?.Elements.Name} {finding.Rule.Id} {finding.Field} {finding.Message}");
}
