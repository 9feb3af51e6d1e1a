using Google.Protobuf.WellKnownTypes;

namespace OpenGov.Departments.Input;

/// <summary>The fields that an update names.</summary>
/// <param name="names">Names of the contract, for example "full_name".</param>
public sealed class FieldSelection(IReadOnlySet<string> names)
{
    /// <summary>Reads an update mask.</summary>
    /// <param name="check">Gets the paths that cannot be updated.</param>
    /// <param name="mask">The mask; null or empty means all.</param>
    /// <param name="updatable">Names of the fields that can be updated.</param>
    public static FieldSelection Of(InputCheck check, FieldMask? mask, params IReadOnlyList<string> updatable)
    {
        if (mask is null || mask.Paths.Count == 0)
        {
            return new(updatable.ToHashSet(StringComparer.Ordinal));
        }

        foreach (var unknown in mask.Paths.Where(path => !updatable.Contains(path, StringComparer.Ordinal)).Take(5))
        {
            check.Add("updateMask", $"不能更新“{Shortened(unknown)}”，只能是 {string.Join("、", updatable)}；留空表示全部");
        }

        return new(mask.Paths.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a field is named.</summary>
    public bool Has(string name) => names.Contains(name);

    // A path is the caller's text: enough of it to recognise, no more.
    private static string Shortened(string path) => path.Length <= 40 ? path : path[..40] + "…";
}
