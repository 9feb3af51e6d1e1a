using System.Text.Json;

namespace OpenGov.Standalone.Example;

/// <summary>The example district as <c>Example/district.json</c> describes it.</summary>
/// <param name="Division">The district.</param>
/// <param name="Organisations">Its organisations; the district office among them.</param>
/// <param name="Domains">The 26 domains with lead and joining departments.</param>
/// <param name="Members">Accounts for each role.</param>
/// <param name="DerivedStreets">Division codes of the streets that derive their catalogues.</param>
public sealed record DistrictFile(
    ExampleDivision Division,
    IReadOnlyList<ExampleOrganisation> Organisations,
    IReadOnlyList<ExampleDomain> Domains,
    IReadOnlyList<ExampleMember> Members,
    IReadOnlyList<string> DerivedStreets)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Folder of the example's files beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Example");

    /// <summary>Reads the file.</summary>
    public static DistrictFile Read() =>
        JsonSerializer.Deserialize<DistrictFile>(File.ReadAllText(Path.Combine(Folder, "district.json")), Json)
        ?? throw new InvalidDataException("Example/district.json is empty");

    /// <summary>The table file of a domain.</summary>
    public string TableOf(ExampleDomain domain) => Path.Combine(Folder, "tables", $"{Division.Code}-{domain.Code}.csv");
}

/// <summary>The district.</summary>
public sealed record ExampleDivision(string Code, string Name);

/// <summary>An organisation; <paramref name="Kind"/> is the contract's name in lower case.</summary>
public sealed record ExampleOrganisation(
    string Id, string Division, string Kind, string Name, string FullName, IReadOnlyList<string> Aliases);

/// <summary>A domain and who keeps its catalogue.</summary>
public sealed record ExampleDomain(
    string Code, string Name, IReadOnlyList<string> Aliases, string Lead, IReadOnlyList<string> Joining, bool Township);

/// <summary>An account; roles are the contract's names in lower case.</summary>
public sealed record ExampleMember(string Username, string Name, string Organisation, IReadOnlyList<string> Roles);
