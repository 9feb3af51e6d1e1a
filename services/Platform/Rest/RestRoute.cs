using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace OpenGov.Platform.Rest;

/// <summary>What the HTTP rule of an RPC says about where the fields of its request come from.</summary>
internal sealed class RestRoute
{
    private RestRoute(MethodDescriptor method, HttpRule rule)
    {
        Method = method;
        Rpc = $"/{method.Service.FullName}/{method.Name}";
        Verb = VerbOf(rule).Verb;
        Path = VerbOf(rule).Path;
        PathFields = [.. PathNames(Path).Select(name => FieldPath.Find(method.InputType, name)!)];
        HasBody = rule.Body.Length > 0;
        BodyField = rule.Body is "" or "*" ? null : method.InputType.FindFieldByName(rule.Body);
        QueryFields = rule.Body == "*" ? [] : [.. Queryable(method.InputType, 0).Where(IsFree)];
    }

    public MethodDescriptor Method { get; }

    /// <summary>As gRPC writes it: "/opengov.catalogue.v1.CatalogueService/GetCatalogue".</summary>
    public string Rpc { get; }

    /// <summary>HTTP method, in capitals.</summary>
    public string Verb { get; }

    /// <summary>Path template as in the contract, for example "/v1/catalogues/{id}:withdraw".</summary>
    public string Path { get; }

    /// <summary>Fields taken from the path; they are also what the route values are named after.</summary>
    public IReadOnlyList<FieldPath> PathFields { get; }

    public bool HasBody { get; }

    /// <summary>The field that is the body; null when the body is the whole request, or there is none.</summary>
    public FieldDescriptor? BodyField { get; }

    /// <summary>Message that the body is.</summary>
    public MessageDescriptor BodyType => BodyField?.MessageType ?? Method.InputType;

    /// <summary>Fields that may come from the query.</summary>
    public IReadOnlyList<FieldPath> QueryFields { get; }

    public static RestRoute Of(GrpcJsonTranscodingMetadata metadata) => new(metadata.MethodDescriptor, metadata.HttpRule);

    public static RestRoute Of(MethodDescriptor method, HttpRule rule) => new(method, rule);

    private bool IsFree(FieldPath field) =>
        PathFields.All(taken => taken.ProtoName != field.ProtoName)
        && (BodyField is null || field.Fields[0] != BodyField);

    private static (string Verb, string Path) VerbOf(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => ("GET", rule.Get),
        HttpRule.PatternOneofCase.Post => ("POST", rule.Post),
        HttpRule.PatternOneofCase.Put => ("PUT", rule.Put),
        HttpRule.PatternOneofCase.Patch => ("PATCH", rule.Patch),
        HttpRule.PatternOneofCase.Delete => ("DELETE", rule.Delete),
        _ => (rule.Custom.Kind.ToUpperInvariant(), rule.Custom.Path),
    };

    // "{name}" and "{name=pattern}".
    private static IEnumerable<string> PathNames(string path) => path.Split('{').Skip(1).Select(part => part.Split('}')[0].Split('=')[0]);

    private static IEnumerable<FieldPath> Queryable(MessageDescriptor type, int depth)
    {
        const int Deepest = 4;
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            var isMessage = field.FieldType is FieldType.Message or FieldType.Group;
            if (field.IsMap || isMessage && field.IsRepeated)
            {
                continue;
            }

            if (!isMessage || TextValue.IsText(field.MessageType))
            {
                yield return new FieldPath([field]);
            }
            else if (depth < Deepest)
            {
                foreach (var nested in Queryable(field.MessageType, depth + 1))
                {
                    yield return nested.Inside(field);
                }
            }
        }
    }
}
