using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Contract;

/// <summary>Fields that several requests have.</summary>
public static class RequestFields
{
    /// <summary>The id of an item.</summary>
    /// <param name="text">As sent.</param>
    /// <param name="field">JSON path of the field.</param>
    public static Guid ItemId(string text, string field = "itemId") => Guid.TryParseExact(text, "D", out var id)
        ? id
        : throw Refused.Invalid(field, "必须是公开事项的 id（UUID）");

    /// <summary>The elements that an update mask names; all when it is empty or "*". Names may be written as in protos or as in JSON.</summary>
    public static IReadOnlyList<ElementField> Mask(FieldMask? mask)
    {
        if (mask is null || mask.Paths.Count == 0 || mask.Paths.Contains("*"))
        {
            return ElementFields.All;
        }

        var unknown = mask.Paths.Where(path => !ElementFields.All.Any(field => Names(field, path))).ToList();
        return unknown.Count == 0
            ? [.. ElementFields.All.Where(field => mask.Paths.Any(path => Names(field, path)))]
            : throw Refused.Invalid(
                "updateMask", $"不能包含“{Shortened(unknown[0])}”，可以包含：{string.Join('、', ElementFields.All.Select(field => field.MaskName))}");
    }

    /// <summary>A note, comment or reason.</summary>
    /// <param name="text">As sent.</param>
    /// <param name="field">JSON path of the field.</param>
    /// <param name="required">Whether it must be given.</param>
    /// <param name="limit">Longest, in characters.</param>
    public static string Note(string text, string field, bool required = false, int limit = VersionStep.NoteLength) => text.Trim() switch
    {
        "" when required => throw Refused.Invalid(field, $"不能为空，最多 {limit} 个字"),
        var note when note.Length > limit => throw Refused.Invalid(field, $"最多 {limit} 个字"),
        var note => note,
    };

    /// <summary>A caller's text that is repeated in a refusal.</summary>
    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static bool Names(ElementField field, string path) => path == field.MaskName || path == field.JsonName;
}
