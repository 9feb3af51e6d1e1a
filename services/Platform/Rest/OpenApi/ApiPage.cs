using System.Net;
using System.Text;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Rest.OpenApi;

/// <summary>The page for people: every operation with its parameters, one line each. No scripts, so that it works everywhere.</summary>
internal static class ApiPage
{
    private const string Style = """
        body{font:16px/1.6 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}
        h3{margin:1.6rem 0 .2rem}code{background:#f2f2f2;padding:.1rem .3rem;border-radius:3px}
        .verb{display:inline-block;min-width:4.2rem;font-weight:bold}.who{color:#555}
        table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}
        """;

    public static string Write(ILookup<string, RestRoute> services, PermissionLookup permissions)
    {
        var html = new StringBuilder()
            .Append("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>接口文档</title>")
            .Append("<meta name=\"viewport\" content=\"width=device-width\"><style>").Append(Style).Append("</style></head><body><main>")
            .Append("<h1>接口文档</h1><p>机器可读的 OpenAPI 3 文档：");
        foreach (var service in services)
        {
            html.Append($" <a href=\"/openapi/{service.Key}.json\">{service.Key}.json</a>");
        }

        html.Append("。同样的操作也可以用 gRPC 调用（支持 reflection）。</p>");
        foreach (var service in services)
        {
            html.Append($"<h2>{Text(ApiDocument.Title(service.Key))}</h2>");
            foreach (var route in service)
            {
                Operation(html, route, permissions.Find(route.Rpc));
            }
        }

        return html.Append("</main></body></html>").ToString();
    }

    private static void Operation(StringBuilder html, RestRoute route, Permission? permission)
    {
        html.Append($"<h3 id=\"{route.Method.FullName}\"><span class=\"verb\">{route.Verb}</span> <code>{Text(route.Path)}</code></h3>")
            .Append($"<p>{Text(ContractComments.Of(route.Method))} <span class=\"who\">（{Text(ApiOperation.Who(permission))}；")
            .Append($"{route.Method.Service.Name}/{route.Method.Name}）</span></p>");
        var fields = Fields(route).ToList();
        if (fields.Count == 0)
        {
            return;
        }

        html.Append("<table><thead><tr><th>名称</th><th>位置</th><th>说明</th></tr></thead><tbody>");
        foreach (var (name, place, comment) in fields)
        {
            html.Append($"<tr><td><code>{Text(name)}</code></td><td>{place}</td><td>{Text(comment)}</td></tr>");
        }

        html.Append("</tbody></table>");
    }

    private static IEnumerable<(string Name, string Place, string Comment)> Fields(RestRoute route)
    {
        var inPath = route.PathFields.Select(path => path.Leaf).ToHashSet();
        return
        [
            .. route.PathFields.Select(path => (path.ProtoName, "路径", ContractComments.Of(path.Leaf))),
            .. route.QueryFields.Select(path => (path.JsonName, "参数", ContractComments.Of(path.Leaf))),
            .. (route.HasBody ? route.BodyType.Fields.InDeclarationOrder() : []).Where(field => !inPath.Contains(field))
                .Select(field => (field.JsonName, "正文", ContractComments.Of(field))),
        ];
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
