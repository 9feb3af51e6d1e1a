using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace OpenGov.Platform.Rest.OpenApi;

/// <summary>The comments of the contracts. Generated code has none; the build embeds them beside it as a descriptor set.</summary>
internal static class ContractComments
{
    private const string Resource = "contracts.binpb";

    private static readonly ConcurrentDictionary<Assembly, FrozenDictionary<string, string>> Known = new();

    /// <summary>The comment above a message, field, enumeration, member, service or RPC, as one paragraph; empty when there is none.</summary>
    public static string Of(IDescriptor descriptor)
    {
        var assembly = AssemblyOf(descriptor.File);
        return assembly is null ? "" : Known.GetOrAdd(assembly, Read).GetValueOrDefault(descriptor.FullName, "");
    }

    /// <summary>The first sentence of a comment.</summary>
    public static string Summary(string comment)
    {
        var end = comment.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? comment.TrimEnd('.') : comment[..end];
    }

    private static Assembly? AssemblyOf(FileDescriptor file) =>
        file.MessageTypes.Select(type => type.ClrType).FirstOrDefault(type => type is not null)?.Assembly
        ?? file.EnumTypes.Select(type => type.ClrType).FirstOrDefault(type => type is not null)?.Assembly;

    private static FrozenDictionary<string, string> Read(Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(Resource);
        if (stream is null)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        var files = FileDescriptorSet.Parser.ParseFrom(stream).File.Select(file => file.ToByteString());
        var registry = new ExtensionRegistry { AnnotationsExtensions.Http, FieldBehaviorExtensions.FieldBehavior };
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in FileDescriptor.BuildFromByteStrings(files, registry))
        {
            foreach (var (name, declaration) in Declarations(file))
            {
                if (declaration?.LeadingComments is { Length: > 0 } text)
                {
                    comments[name] = string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                }
            }
        }

        return comments.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Name, DescriptorDeclaration? Declaration)> Declarations(FileDescriptor file) =>
    [
        .. file.Services.Select(service => (service.FullName, service.Declaration)),
        .. file.Services.SelectMany(service => service.Methods).Select(method => (method.FullName, method.Declaration)),
        .. file.MessageTypes.SelectMany(Declarations),
        .. file.EnumTypes.SelectMany(Declarations),
    ];

    private static IEnumerable<(string Name, DescriptorDeclaration? Declaration)> Declarations(MessageDescriptor type) =>
    [
        (type.FullName, type.Declaration),
        .. type.Fields.InDeclarationOrder().Select(field => (field.FullName, field.Declaration)),
        .. type.NestedTypes.SelectMany(Declarations),
        .. type.EnumTypes.SelectMany(Declarations),
    ];

    private static IEnumerable<(string Name, DescriptorDeclaration? Declaration)> Declarations(EnumDescriptor type) =>
    [
        (type.FullName, type.Declaration),
        .. type.Values.Select(value => (value.FullName, value.Declaration)),
    ];
}
