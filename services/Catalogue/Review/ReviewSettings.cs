using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;

namespace OpenGov.Catalogues.Review;

/// <summary>
/// The stages of a review for each kind of organisation that keeps a catalogue; configuration section <c>Review:Stages</c>, for example
/// <c>Review__Stages__Street__0__Name=初审</c>, <c>…__0__Roles__0=reviewer</c>, <c>…__0__Of=Own</c>. A kind that is left out goes
/// through <see cref="ReviewStages.Usual"/>.
/// </summary>
public sealed class ReviewSettings
{
    /// <summary>Most stages of a review.</summary>
    public const int MostStages = 6;

    private const string Section = "Review:Stages";
    private const int LongestName = 20;
    private static readonly string[] Kinds = ["Department", "Street", "Town", "Institution"];
    private static readonly string[] Roles = ["reviewer", "leader", "office"];
    private readonly Dictionary<string, IReadOnlyList<ReviewStage>> stages = new(StringComparer.OrdinalIgnoreCase);

    private ReviewSettings()
    {
    }

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="InvalidOperationException">It is wrong; the message names the key and what is allowed.</exception>
    public static ReviewSettings From(IConfiguration configuration)
    {
        var settings = new ReviewSettings();
        foreach (var kind in configuration.GetSection(Section).GetChildren())
        {
            Require(Kinds.Contains(kind.Key, StringComparer.OrdinalIgnoreCase), kind, string.Join(", ", Kinds));
            settings.stages[kind.Key] = StagesOf(kind);
        }

        return settings;
    }

    /// <summary>The stages for a kind of organisation: "department", "street", "town", "institution"; an office goes the way of departments.</summary>
    public IReadOnlyList<ReviewStage> StagesFor(string kind) =>
        stages.GetValueOrDefault(kind == "office" ? "department" : kind) ?? ReviewStages.Usual;

    /// <summary>The way that a submission of a catalogue goes today.</summary>
    public ReviewWay WayOf(CatalogueId catalogue, DirectorySnapshot directory)
    {
        var keepers = directory.KeepersOf(catalogue);
        return new(StagesFor(directory.KindOf(keepers.Responsible)), keepers.Joining);
    }

    private static List<ReviewStage> StagesOf(IConfigurationSection kind)
    {
        var sections = kind.GetChildren().ToList();
        Require(sections.Count is >= 1 and <= MostStages, kind, $"1–{MostStages} 个环节 stages");
        List<ReviewStage> read = [.. sections.Select(StageOf)];
        var twice = read.GroupBy(stage => stage.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        Require(twice is null, kind, $"每个名称只用一次 each name once，“{twice}”");
        return read;
    }

    private static ReviewStage StageOf(IConfigurationSection stage, int index)
    {
        Require(stage.Key == index.ToString(System.Globalization.CultureInfo.InvariantCulture), stage, "0, 1, 2 … 不能跳号 without a gap");
        foreach (var field in stage.GetChildren())
        {
            Require(field.Key.ToUpperInvariant() is "NAME" or "ROLES" or "OF", field, "Name, Roles, Of");
        }

        var name = stage["Name"]?.Trim() ?? "";
        Require(name.Length is >= 1 and <= LongestName, stage.GetSection("Name"), $"1–{LongestName} 个字 characters");
        var roles = stage.GetSection("Roles").GetChildren().ToList();
        Require(roles.Count > 0, stage.GetSection("Roles"), string.Join(", ", Roles));
        foreach (var role in roles)
        {
            Require(Roles.Contains(role.Value, StringComparer.Ordinal), role, string.Join(", ", Roles));
        }

        var owner = stage.GetSection("Of");
        Require(Enum.TryParse<StageOwner>(owner.Value, ignoreCase: true, out var of) && Enum.IsDefined(of), owner, "Own, Office");
        return new(name, [.. roles.Select(role => role.Value!)], of);
    }

    private static void Require(bool holds, IConfigurationSection section, string allowed)
    {
        if (!holds)
        {
            var key = section.Path.Replace(":", "__", StringComparison.Ordinal);
            throw new InvalidOperationException($"{key}{(section.Value is { } value ? $" = \"{value}\"" : "")}; 允许 allowed: {allowed}");
        }
    }
}
