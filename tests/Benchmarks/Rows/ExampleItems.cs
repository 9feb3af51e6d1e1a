using System.Text.Json;
using OpenGov.Catalogues.Exchange;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Testing;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Items as people write them, and their district: those of the example's tables.</summary>
public static class ExampleItems
{
    private static string Folder => Repository.File("services", "Standalone", "Example");

    /// <summary>
    /// So many items out of the tables, taken again with other names when there are not enough. Every call makes new objects and strings, as
    /// two versions that come from the store have.
    /// </summary>
    public static IReadOnlyList<CatalogueItem> Take(int count)
    {
        var items = Tables().SelectMany(table => TableImport.Read(Path.GetFileName(table), File.ReadAllBytes(table)).Items).ToList();
        return
        [
            .. Enumerable.Range(0, count).Select(i => new CatalogueItem
            {
                Id = Id(i + 1),
                Elements = i < items.Count ? items[i] : items[i % items.Count] with { Name = $"{items[i % items.Count].Name}（{i / items.Count + 1}）" },
            }),
        ];
    }

    /// <summary>The id of the item with this number.</summary>
    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>The example's organisations and domains.</summary>
    public static DirectorySnapshot Directory()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "district.json")));
        return new(
            [
                .. file.RootElement.GetProperty("organisations").EnumerateArray().Select(organisation => new DirectoryOrganisation
                {
                    Id = Text(organisation, "id"),
                    Division = Text(organisation, "division"),
                    Kind = Text(organisation, "kind"),
                    Name = Text(organisation, "name"),
                    FullName = Text(organisation, "full_name"),
                    Aliases = [.. organisation.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()!)],
                    Revision = 1,
                    Sequence = 1,
                }),
            ],
            [
                .. file.RootElement.GetProperty("domains").EnumerateArray().Select(domain => new DirectoryDomain
                {
                    Code = Text(domain, "code"),
                    Name = Text(domain, "name"),
                    LeadOrganisationId = Text(domain, "lead"),
                    Revision = 1,
                    Sequence = 1,
                }),
            ]);
    }

    private static IEnumerable<string> Tables() => System.IO.Directory.GetFiles(Path.Combine(Folder, "tables"), "*.csv").Order(StringComparer.Ordinal);

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
