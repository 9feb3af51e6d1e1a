using System.Globalization;
using System.Text.Json;
using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Exchange;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Bases;

/// <summary>The registry of the example district, and the 26 tables that cite it.</summary>
public sealed class ExampleBasesTests
{
    private static readonly BasisSnapshot Example = Read();

    public static TheoryData<string> Tables { get; } =
        [.. System.IO.Directory.EnumerateFiles(Repository.File("services", "Standalone", "Example", "tables")).Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_basis_that_a_table_of_the_example_cites_is_known_and_in_force(string file)
    {
        var table = TableImport.Read(file, File.ReadAllBytes(Repository.File("services", "Standalone", "Example", "tables", file)));
        var citations = table.Items.SelectMany(item => item.Bases).ToList();
        Assert.NotEmpty(citations);
        Assert.All(citations, citation => Assert.Equal(BasisStatus.InForce, Example.StandingOf(citation, new(2026, 3, 2)).Status));
    }

    [Fact]
    public void The_registry_of_the_example_also_knows_what_has_ended()
    {
        var old = Example.Says("《中华人民共和国政府信息公开条例》（国务院令第492号）");
        Assert.Equal((BasisStatus.Superseded, "xinxi-gongkai-tiaoli", new DateOnly(2019, 5, 15)), (old.Status, old.ReplacedBy, old.Until));
        Assert.Equal("xinxi-gongkai-tiaoli", Example.Says("《政府信息公开条例》").BasisId);
    }

    private static BasisSnapshot Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.File("services", "Standalone", "Example", "bases.json")));
        return Registry.Of([.. file.RootElement.EnumerateArray().Select((basis, index) => Registry.Basis(
            Text(basis, "id") is { Length: > 0 } id ? id : $"b{index.ToString(CultureInfo.InvariantCulture)}",
            Text(basis, "title"),
            Text(basis, "document_number"),
            Enum.Parse<BasisKind>(Text(basis, "kind").Replace("_", "", StringComparison.Ordinal), ignoreCase: true)) with
        {
            EffectiveOn = Day(basis, "effective_on"),
            RepealedOn = Day(basis, "repealed_on"),
            ReplacedBy = Text(basis, "replaced_by"),
        })]);
    }

    private static string Text(JsonElement basis, string name) => basis.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static DateOnly? Day(JsonElement basis, string name) =>
        Text(basis, name) is { Length: > 0 } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : null;
}
