using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A street's or town's catalogue with an item that is published neither by it nor by its villages.</summary>
public sealed class LevelOfStreet : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "level-of-street",
        "街道目录没有勾选乡级或村级",
        "街道、镇的标准目录由街道、镇和所属村（社区）公开，每个事项的公开层级都应当包含乡级或村级。",
        "韦曲街道的目录里，公开层级只勾了县级",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        if (context.Catalogue.IsLocal && !item.Elements.Levels.Any(level => level is Level.Township or Level.Village))
        {
            yield return new("levels", "街道（镇）目录的公开层级要包含乡级或村级") { Fix = new("levels", AddTownship) };
        }
    }

    private static ItemElements AddTownship(ItemElements elements) =>
        elements with { Levels = [.. elements.Levels.Append(Level.Township).Distinct().Order()] };
}
