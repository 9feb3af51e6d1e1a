using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Rest.OpenApi;

/// <summary>The OpenAPI 3.0 document of a service, made from its contract: every path, parameter, schema and comment.</summary>
internal static class ApiDocument
{
    private const string About = """
        所有接口同时提供 gRPC 与 REST（JSON）。JSON 遵循 proto3 JSON 规则：字段名为 lowerCamelCase（也接受 snake_case），int64 写成字符串，
        枚举写成名称，空值也会返回（例如 "items": []）。不认识的字段、参数和类型错误会被拒绝，不会被忽略。
        错误一律是 google.rpc.Status：message 是中文说明，details 中 ErrorInfo.reason 供程序判断，BadRequest 逐项指出有误的字段。
        修改类操作带 requestId（UUID）：网络中断后用同一个值重试，得到第一次的结果。
        """;

    /// <summary>Writes the document.</summary>
    /// <param name="service">"catalogue", "department", "publication".</param>
    /// <param name="routes">The service's RPCs with an HTTP rule.</param>
    /// <param name="permissions">Who may call them.</param>
    public static JsonObject Write(string service, IEnumerable<RestRoute> routes, PermissionLookup permissions)
    {
        var schemas = new ApiSchemas();
        var paths = new JsonObject();
        var services = new SortedDictionary<string, ServiceDescriptor>(StringComparer.Ordinal);
        foreach (var route in routes)
        {
            services[route.Method.Service.Name] = route.Method.Service;
            if (paths[route.Path] is not JsonObject path)
            {
                paths[route.Path] = path = [];
            }

            path[route.Verb.ToLowerInvariant()] = ApiOperation.Write(route, permissions.Find(route.Rpc), schemas);
        }

        return new()
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = Title(service), ["version"] = "v1", ["description"] = About },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. services.Values.Select(Tag)]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = WithStatus(schemas.ToJson()),
                ["responses"] = new JsonObject { ["Refused"] = Refused() },
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject
                    {
                        ["type"] = "http",
                        ["scheme"] = "bearer",
                        ["bearerFormat"] = "JWT",
                        ["description"] = "登录（POST /v1/sessions）得到的令牌。",
                    },
                },
            },
        };
    }

    /// <summary>Name of a service for people.</summary>
    public static string Title(string service) => service switch
    {
        "department" => "部门服务接口 Department",
        "catalogue" => "标准目录服务接口 Catalogue",
        "publication" => "发布服务接口 Publication",
        _ => service,
    };

    private static JsonObject Tag(ServiceDescriptor service) => new()
    {
        ["name"] = service.Name,
        ["description"] = ContractComments.Of(service),
    };

    private static JsonObject Refused() => new()
    {
        ["description"] = "被拒绝或失败 Refused or failed",
        ["content"] = new JsonObject
        {
            ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/google.rpc.Status" } },
        },
    };

    private static JsonObject WithStatus(JsonObject schemas)
    {
        schemas["google.rpc.Status"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["code"] = new JsonObject { ["type"] = "integer", ["description"] = "gRPC 状态码 google.rpc.Code" },
                ["message"] = new JsonObject { ["type"] = "string", ["description"] = "中文说明" },
                ["details"] = new JsonObject
                {
                    ["type"] = "array",
                    ["description"] = "ErrorInfo {reason, domain, metadata}、BadRequest {fieldViolations}、PreconditionFailure {violations}",
                    ["items"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject { ["@type"] = new JsonObject { ["type"] = "string" } },
                        ["additionalProperties"] = true,
                    },
                },
            },
        };
        return schemas;
    }
}
