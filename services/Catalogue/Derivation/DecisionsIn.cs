using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Decisions as callers send them.</summary>
public static class DecisionsIn
{
    private const int MostFields = 20_000;

    /// <summary>Reads the decisions of a request. Whether they fit the upstream change is for <see cref="DecisionChecks"/> to say.</summary>
    /// <exception cref="RequestException">A decision is not complete, or comes twice; each is named by its place.</exception>
    public static MergeDecisions Read(Wire.RebaseDraftRequest request)
    {
        if (request.ItemDecisions.Count > ElementLimits.Items || request.FieldDecisions.Count > MostFields)
        {
            throw Refused.TooLarge(
                $"一次最多决定 {ElementLimits.Items} 个事项和 {MostFields} 个要素。", ElementLimits.Items);
        }

        var items = new Dictionary<Guid, ItemDecision>();
        foreach (var (index, sent) in request.ItemDecisions.Index())
        {
            var decision = Item(sent, $"itemDecisions[{index}]");
            if (!items.TryAdd(decision.UpstreamItemId, decision))
            {
                throw Refused.Invalid($"itemDecisions[{index}]", "同一个事项只能决定一次");
            }
        }

        var fields = new Dictionary<(Guid, string), FieldDecision>();
        foreach (var (index, sent) in request.FieldDecisions.Index())
        {
            var decision = Field(sent, $"fieldDecisions[{index}]");
            if (!fields.TryAdd((decision.UpstreamItemId, decision.Field.JsonName), decision))
            {
                throw Refused.Invalid($"fieldDecisions[{index}]", "同一个事项的同一个要素只能决定一次");
            }
        }

        return new() { Items = items, Fields = fields, Renames = request.RenameCategories.ToHashSet(StringComparer.Ordinal) };
    }

    private static ItemDecision Item(Wire.ItemDecision sent, string path)
    {
        var choice = (ItemChoice)(int)sent.Choice;
        if (!Enum.IsDefined(choice))
        {
            throw Refused.Invalid($"{path}.choice", "必须是 TAKE、LEAVE、KEEP、REMOVE、CONTINUE 之一");
        }

        return choice == ItemChoice.Continue
            ? new(Id(sent.UpstreamItemId, $"{path}.upstreamItemId"), choice, Id(sent.SuccessorId, $"{path}.successorId"))
            : new(Id(sent.UpstreamItemId, $"{path}.upstreamItemId"), choice);
    }

    private static FieldDecision Field(Wire.FieldDecision sent, string path)
    {
        var id = Id(sent.UpstreamItemId, $"{path}.upstreamItemId");
        var field = ElementFields.All.FirstOrDefault(one => one.JsonName == sent.Field || one.MaskName == sent.Field)
            ?? throw Refused.Invalid($"{path}.field", $"必须是以下之一：{string.Join('、', ElementFields.All.Select(one => one.JsonName))}");
        var choice = (FieldChoice)(int)sent.Choice;
        if (!Enum.IsDefined(choice))
        {
            throw Refused.Invalid($"{path}.choice", "必须是 THEIRS、OURS、VALUE 之一");
        }

        if (choice != FieldChoice.Value)
        {
            return new(id, field, choice);
        }

        return sent.Value is null
            ? throw Refused.Invalid($"{path}.value", "选择另写（VALUE）时必须给出内容")
            : new(id, field, choice, ElementsIn.Read(Item(sent.Value), [field]));
    }

    private static Wire.CatalogueItem Item(Wire.ElementValue value)
    {
        var item = new Wire.CatalogueItem
        {
            Category = value.Text,
            Name = value.Text,
            Content = value.Text,
            TimeLimit = new() { Text = value.Text },
            Remarks = value.Text,
            Audience = value.Audience,
        };
        item.Bases.AddRange(value.Bases);
        item.Subjects.AddRange(value.Subjects);
        item.Methods.AddRange(value.Methods);
        item.Channels.AddRange(value.Channels);
        item.Levels.AddRange(value.Levels);
        return item;
    }

    private static Guid Id(string text, string path) => Guid.TryParseExact(text, "D", out var id)
        ? id
        : throw Refused.Invalid(path, "必须是上级公开事项的 id（UUID）");
}
