using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Rest.OpenApi;

/// <summary>One RPC as an operation of the document.</summary>
internal static class ApiOperation
{
    public static JsonObject Write(RestRoute route, Permission? permission, ApiSchemas schemas)
    {
        var comment = ContractComments.Of(route.Method);
        var operation = new JsonObject
        {
            ["operationId"] = $"{route.Method.Service.Name}_{route.Method.Name}",
            ["tags"] = new JsonArray(route.Method.Service.Name),
            ["summary"] = ContractComments.Summary(comment),
            ["description"] = Describe(comment, route, permission),
            ["parameters"] = new JsonArray([.. Parameters(route, schemas)]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = ContractComments.Of(route.Method.OutputType) is { Length: > 0 } answer ? answer : "OK",
                    ["content"] = Answer(route.Method.OutputType, schemas),
                },
                ["default"] = new JsonObject { ["$ref"] = "#/components/responses/Refused" },
            },
        };
        if (route.HasBody)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(Body(route, schemas)) };
        }

        if (permission?.IsPublic == true)
        {
            operation["security"] = new JsonArray([]);
        }

        return operation;
    }

    /// <summary>Who may call, in Chinese.</summary>
    public static string Who(Permission? permission) => permission switch
    {
        null => "不对任何人开放",
        { IsPublic: true } => "无需登录",
        { Roles.Count: 0 } => "需要登录",
        _ => "需要角色：" + string.Join("、", permission.Roles.Select(RoleNames.InChinese)),
    };

    private static string Describe(string comment, RestRoute route, Permission? permission) => string.Join("\n\n", (string[])
    [
        comment,
        $"权限：{Who(permission)}。",
        .. route.Method.IsServerStreaming ? ["连续返回，每行一个 JSON 对象 (newline-delimited JSON)。"] : Array.Empty<string>(),
        $"gRPC：{route.Rpc[1..]}",
    ]);

    private static IEnumerable<JsonNode> Parameters(RestRoute route, ApiSchemas schemas) =>
    [
        .. route.PathFields.Select(field => Parameter(field, field.ProtoName, "path", true, schemas)),
        .. route.QueryFields.Select(field => Parameter(field, field.JsonName, "query", IsRequired(field), schemas)),
    ];

    private static JsonObject Parameter(FieldPath field, string name, string place, bool required, ApiSchemas schemas)
    {
        var schema = schemas.Field(field.Leaf);
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["required"] = required };
        if (schema.Remove("description", out var comment))
        {
            parameter["description"] = comment;
        }

        parameter["schema"] = schema;
        return parameter;
    }

    private static bool IsRequired(FieldPath path) => path.Fields.All(field => ApiSchemas.Has(field, FieldBehavior.Required));

    private static JsonObject Body(RestRoute route, ApiSchemas schemas) => schemas.Without(
        route.BodyType, route.BodyField is null ? [.. route.PathFields.Where(path => path.Fields.Count == 1).Select(path => path.Leaf)] : []);

    // A file comes as it is, whatever it is, not as JSON with bytes in it.
    private static JsonObject Answer(MessageDescriptor type, ApiSchemas schemas) => type.FullName == HttpBody.Descriptor.FullName
        ? new() { ["*/*"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" } } }
        : Content(schemas.Message(type));

    private static JsonObject Content(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };
}
