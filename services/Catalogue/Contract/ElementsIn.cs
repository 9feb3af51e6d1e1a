using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>Elements of an item as callers send them.</summary>
public static class ElementsIn
{
    /// <summary>Reads the elements that are asked for; the others stay empty.</summary>
    /// <param name="sent">The item of the request; null when it was left out.</param>
    /// <param name="fields">The elements to read.</param>
    /// <exception cref="RequestException">The item is missing, or a value of an enum is not given or not known.</exception>
    public static ItemElements Read(Wire.CatalogueItem? sent, IReadOnlyList<ElementField> fields)
    {
        if (sent is null)
        {
            throw Refused.Invalid("item", "不能缺少公开事项的内容");
        }

        var violations = new List<Violation>();
        var all = ItemTidying.Tidy(new()
        {
            Category = sent.Category,
            Name = sent.Name,
            Content = sent.Content,
            Bases = [.. sent.Bases.Select(basis => new LegalBasisCitation(basis.Text, "", ""))],
            TimeLimit = TimeLimit.None with { Text = sent.TimeLimit?.Text ?? "" },
            Subjects = [.. sent.Subjects.Select(subject => subject.Name)],
            Methods = Enums<Wire.DisclosureMethod, DisclosureMethod>(sent.Methods, "methods", violations),
            Channels = Channels(sent.Channels, violations),
            Audience = new(sent.Audience?.WholeSociety ?? false, sent.Audience?.SpecificGroups ?? ""),
            Levels = Enums<Wire.Level, Level>(sent.Levels, "levels", violations),
            Remarks = sent.Remarks,
        });
        violations.RemoveAll(violation => !fields.Any(
            field => violation.Field.StartsWith($"item.{field.JsonName}[", StringComparison.Ordinal)));
        return violations.Count > 0
            ? throw Refused.Invalid(violations)
            : fields.Aggregate(new ItemElements(), (read, field) => field.Take(read, all));
    }

    // In the order of the contract and each once: callers mark, they do not rank.
    private static List<TOurs> Enums<TWire, TOurs>(IReadOnlyList<TWire> sent, string field, List<Violation> violations)
        where TWire : struct, Enum
        where TOurs : struct, Enum
    {
        var read = new SortedSet<TOurs>();
        foreach (var (index, value) in sent.Index())
        {
            var ours = (TOurs)Enum.ToObject(typeof(TOurs), Convert.ToInt32(value, null));
            if (Enum.IsDefined(ours))
            {
                read.Add(ours);
            }
            else
            {
                violations.Add(new($"item.{field}[{index}]", $"必须是以下之一：{Names<TWire>()}"));
            }
        }

        return [.. read];
    }

    private static List<Channel> Channels(IReadOnlyList<Wire.Channel> sent, List<Violation> violations)
    {
        var read = new List<Channel>();
        foreach (var (index, channel) in sent.Index())
        {
            var kind = (ChannelKind)(int)channel.Kind;
            var use = channel.Use == Wire.ChannelUse.Unspecified ? ChannelUse.Required : (ChannelUse)(int)channel.Use;
            if (!Enum.IsDefined(kind))
            {
                violations.Add(new($"item.channels[{index}].kind", $"必须是以下之一：{Names<Wire.ChannelKind>()}"));
            }
            else if (!Enum.IsDefined(use))
            {
                violations.Add(new($"item.channels[{index}].use", $"必须是以下之一：{Names<Wire.ChannelUse>()}"));
            }
            else
            {
                read.Add(new(kind, use, channel.Name));
            }
        }

        return read;
    }

    // The names that callers write, "CHANNEL_KIND_WEBSITE", not those of the generated code.
    private static string Names<TWire>() where TWire : struct, Enum => string.Join(
        '、',
        Wire.ItemReflection.Descriptor.EnumTypes.First(type => type.ClrType == typeof(TWire)).Values
            .Where(value => value.Number != 0)
            .Select(value => value.Name));
}
