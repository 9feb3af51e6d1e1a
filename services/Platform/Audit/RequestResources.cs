using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace OpenGov.Platform.Audit;

/// <summary>
/// What a request names: its fields that hold ids, read by the contract's own names. Free text is never looked at, and a value that does
/// not look like an id, or may be the number of a person, is not repeated.
/// </summary>
internal static class RequestResources
{
    private const int Most = 8;
    private const int Longest = 100;
    private const int DigitsOfAPerson = 11;
    private static readonly string[] Names = ["id", "code", "username", "division", "domain", "version"];
    private static readonly string[] NotResources = ["request_id", "page_token"];
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[][]> Known = new();

    /// <summary>The ids in a request, each as "catalogue_id=610116-06"; null when there are none.</summary>
    public static IReadOnlyList<string>? Of(IMessage request)
    {
        List<string>? found = null;
        foreach (var path in Known.GetOrAdd(request.Descriptor, Read))
        {
            foreach (var value in Values(request, path))
            {
                if ((found ??= []).Count == Most)
                {
                    return found;
                }

                found.Add($"{string.Join('.', path.Select(field => field.Name))}={(IsHarmless(value) ? value : "?")}");
            }
        }

        return found;
    }

    /// <summary>The request_id of a request that has one.</summary>
    public static string? RequestId(IMessage request) =>
        request.Descriptor.FindFieldByName("request_id") is { FieldType: FieldType.String, IsRepeated: false } field
            && field.Accessor.GetValue(request) is string { Length: > 0 } id && Guid.TryParse(id, out _) ? id : null;

    /// <summary>Whether a value may be repeated in a record.</summary>
    internal static bool IsHarmless(string value) =>
        value.Length <= Longest
        && char.IsAsciiLetterOrDigit(value[0])
        && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or ':' or '@' or '/')
        && (Guid.TryParse(value, out _) || !HasDigits(value, DigitsOfAPerson));

    private static bool HasDigits(string value, int inARow)
    {
        var row = 0;
        foreach (var letter in value)
        {
            row = char.IsAsciiDigit(letter) ? row + 1 : 0;
            if (row == inARow)
            {
                return true;
            }
        }

        return false;
    }

    private static FieldDescriptor[][] Read(MessageDescriptor type) =>
    [
        .. type.Fields.InDeclarationOrder().Where(IsId).Select(field => new[] { field }),
        .. type.Fields.InDeclarationOrder()
            .Where(field => field.FieldType == FieldType.Message && !field.IsRepeated && field.MessageType.File.Package.StartsWith("opengov.", StringComparison.Ordinal))
            .SelectMany(outer => outer.MessageType.Fields.InDeclarationOrder().Where(IsId).Select(field => new[] { outer, field })),
    ];

    private static bool IsId(FieldDescriptor field) =>
        !field.IsMap && !NotResources.Contains(field.Name)
        && (field.FieldType == FieldType.String
            ? Names.Contains(field.Name) || field.Name.EndsWith("_id", StringComparison.Ordinal) || field.Name.EndsWith("_ids", StringComparison.Ordinal)
            : field is { FieldType: FieldType.Int32, Name: "version" });

    private static IEnumerable<string> Values(IMessage request, FieldDescriptor[] path)
    {
        var holder = path.Length == 1 ? request : path[0].Accessor.GetValue(request) as IMessage;
        return (holder is null ? null : path[^1].Accessor.GetValue(holder)) switch
        {
            string { Length: > 0 } text => [text],
            int and not 0 and var number => [number.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            IEnumerable<string> several => several.Where(text => text.Length > 0).Take(Most),
            _ => [],
        };
    }
}
