using Microsoft.AspNetCore.Http;

namespace OpenGov.Platform.Rest;

/// <summary>Checks what stands in the path and in the query.</summary>
internal static class ParameterCheck
{
    public static void Path(HttpRequest request, RestRoute route, Violations violations)
    {
        foreach (var field in route.PathFields)
        {
            if (request.RouteValues[field.ProtoName] is string text && !TextValue.Fits(field.Leaf, text))
            {
                violations.Add(field.JsonName, Expected.Value(field.Leaf));
            }
        }
    }

    public static void Query(HttpRequest request, RestRoute route, Violations violations)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Query)
        {
            var field = route.QueryFields.FirstOrDefault(field => field.JsonName == name || field.ProtoName == name)
                ?? (FieldPath.Find(route.Method.InputType, name) is { } mixed
                    ? route.QueryFields.FirstOrDefault(field => field.ProtoName == mixed.ProtoName) : null);
            if (field is null)
            {
                violations.Add(name, Expected.Unknown("查询参数", name, [.. route.QueryFields.Where(f => f.Fields.Count == 1).Select(f => f.JsonName)]));
                continue;
            }

            if (!seen.Add(field.ProtoName) || values.Count > 1 && !field.Leaf.IsRepeated)
            {
                violations.Add(field.JsonName, "只能给出一次");
            }

            if (values.Any(value => !TextValue.Fits(field.Leaf, value ?? "")))
            {
                violations.Add(field.JsonName, Expected.Value(field.Leaf));
            }
        }
    }
}
