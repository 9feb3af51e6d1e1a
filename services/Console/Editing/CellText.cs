using Google.Protobuf.Collections;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Screens.Portal;

namespace OpenGov.Screens.Editing;

/// <summary>
/// An element of an item as the text of a cell and back: <c>Write(x, c, Of(x, c))</c> changes nothing. What a cell cannot mean is refused, never guessed.
/// </summary>
public static class CellText
{
    private const string WholeSociety = "全社会";
    private const string Groups = "特定群体";
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '\n'];

    // A name may hold a comma; only what nobody writes in a name parts names.
    private static readonly char[] NameSeparators = ['、', '\n'];

    private static readonly (DisclosureMethod Value, string[] Names)[] Methods =
    [
        (DisclosureMethod.Proactive, ["主动", "主动公开"]), (DisclosureMethod.OnRequest, ["依申请", "依申请公开"]),
    ];

    private static readonly (Level Value, string[] Names)[] Levels =
    [
        (Level.County, ["县级", "区级"]), (Level.Township, ["乡级", "镇级", "街道"]), (Level.Village, ["村级", "社区"]),
    ];

    /// <summary>The text of a cell.</summary>
    public static string Of(CatalogueItem item, Column column) => column.Field switch
    {
        "category" => item.Category,
        "name" => item.Name,
        "content" => item.Content,
        "bases" => string.Join('\n', item.Bases.Select(basis => basis.Text)),
        "time_limit" => item.TimeLimit?.Text ?? "",
        "subjects" => string.Join('、', item.Subjects.Select(subject => subject.Name)),
        "channels" => string.Join('\n', item.Channels.Select(ChannelText.Of)),
        "audience" => OfAudience(item.Audience),
        "methods" => string.Join('、', item.Methods.Select(method => Methods.First(known => known.Value == method).Names[0])),
        "levels" => string.Join('、', item.Levels.Select(level => Levels.First(known => known.Value == level).Names[0])),
        "remarks" => item.Remarks,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Field, "No such column."),
    };

    /// <summary>Writes the text of a cell into an item.</summary>
    /// <returns>What is wrong with the text and what is allowed; null when it was written.</returns>
    public static string? Write(CatalogueItem item, Column column, string text)
    {
        var value = text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        switch (column.Field)
        {
            case "category": item.Category = value; return null;
            case "name":
                item.Name = value;
                return value.Length == 0 ? "名称不能为空" : null;
            case "content": item.Content = value; return null;
            case "bases": return Replace(item.Bases, Lines(value).Select(line => new LegalBasisCitation { Text = line }));
            case "time_limit": item.TimeLimit = new() { Text = value }; return null;
            case "subjects": return Replace(item.Subjects, Parts(value, NameSeparators).Select(name => new Subject { Name = name }));
            case "channels": return Replace(item.Channels, Lines(value).Select(ChannelText.Parse));
            case "audience": return WriteAudience(item, value);
            case "methods": return WriteTicks(item.Methods, value, Methods);
            case "levels": return WriteTicks(item.Levels, value, Levels);
            case "remarks": item.Remarks = value; return null;
            default: throw new ArgumentOutOfRangeException(nameof(column), column.Field, "No such column.");
        }
    }

    private static string OfAudience(Audience? audience) => (audience?.WholeSociety ?? false, audience?.SpecificGroups ?? "") switch
    {
        (true, "") => WholeSociety,
        (true, var groups) => $"{WholeSociety}；{Groups}：{groups}",
        (false, "") => "",
        (false, var groups) => $"{Groups}：{groups}",
    };

    private static string? WriteAudience(CatalogueItem item, string value)
    {
        var audience = new Audience();
        var rest = value;
        if (rest.StartsWith(WholeSociety, StringComparison.Ordinal))
        {
            audience.WholeSociety = true;
            rest = rest[WholeSociety.Length..].TrimStart([.. Separators, ' ']);
        }

        if (rest.StartsWith(Groups, StringComparison.Ordinal))
        {
            audience.SpecificGroups = rest[Groups.Length..].TrimStart('：', ':', ' ');
            rest = "";
            if (audience.SpecificGroups.Length == 0)
            {
                return "请写明是哪些特定群体，例如：特定群体：低保申请人";
            }
        }

        item.Audience = audience;
        return rest.Length == 0 ? null : $"看不懂“{rest}”；请写“全社会”或“特定群体：……”";
    }

    private static string? WriteTicks<T>(RepeatedField<T> field, string value, (T Value, string[] Names)[] known)
    {
        var values = new List<T>();
        foreach (var part in Parts(value, Separators))
        {
            var index = Array.FindIndex(known, one => one.Names.Contains(part));
            if (index < 0)
            {
                return $"看不懂“{part}”；可以写：{string.Join("、", known.Select(one => one.Names[0]))}";
            }

            values.Add(known[index].Value);
        }

        return Replace(field, values.Distinct());
    }

    private static string? Replace<T>(RepeatedField<T> field, IEnumerable<T> values)
    {
        T[] all = [.. values];
        field.Clear();
        field.AddRange(all);
        return null;
    }

    private static string[] Lines(string value) =>
        value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] Parts(string value, char[] separators) =>
        value.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
