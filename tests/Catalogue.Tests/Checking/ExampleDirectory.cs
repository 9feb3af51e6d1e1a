using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenGov.Catalogues.Organisations;

namespace OpenGov.Catalogues.Tests.Checking;

/// <summary>The directory of the example district, from the file that Standalone loads.</summary>
internal static class ExampleDirectory
{
    public static string Folder { get; } = Find();

    public static DirectorySnapshot Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "district.json")));
        return new(
            file.RootElement.GetProperty("organisations").EnumerateArray().Select(organisation => new DirectoryOrganisation
            {
                Id = Text(organisation, "id"),
                Division = Text(organisation, "division"),
                Kind = Text(organisation, "kind"),
                Name = Text(organisation, "name"),
                FullName = Text(organisation, "full_name"),
                Aliases = [.. organisation.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()!)],
                Revision = 1,
                Sequence = 1,
            }).ToList(),
            file.RootElement.GetProperty("domains").EnumerateArray().Select(domain => new DirectoryDomain
            {
                Code = Text(domain, "code"),
                Name = Text(domain, "name"),
                LeadOrganisationId = Text(domain, "lead"),
                Revision = 1,
                Sequence = 1,
            }).ToList());
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../services/Standalone/Example"));
}
