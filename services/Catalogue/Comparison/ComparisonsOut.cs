using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Comparison;

/// <summary>Comparisons as the contract shows them.</summary>
public static class ComparisonsOut
{
    /// <summary>The difference of two versions.</summary>
    /// <param name="from">The earlier one.</param>
    /// <param name="to">The later one.</param>
    /// <param name="withValues">With the values of the elements, not only their names.</param>
    public static Wire.VersionDiff Of(CatalogueVersion from, CatalogueVersion to, bool withValues)
    {
        var differences = VersionComparison.Compare(from.Items, to.Items);
        var shown = new Wire.VersionDiff
        {
            CatalogueId = from.CatalogueId,
            From = from.Number,
            To = to.Number,
            FromDigest = ContentDigest.Of(from),
            ToDigest = ContentDigest.Of(to),
            AddedCount = differences.Count(item => item.Kind is ItemDifferenceKind.Added),
            RemovedCount = differences.Count(item => item.Kind is ItemDifferenceKind.Removed),
            ChangedCount = differences.Count(item => item.Kind is ItemDifferenceKind.Changed),
            MovedCount = differences.Count(item => item.Moved),
        };
        shown.Items.AddRange(differences.Select(item => Of(item, withValues)));
        return shown;
    }

    private static Wire.ItemDifference Of(ItemDifference item, bool withValues)
    {
        var shown = new Wire.ItemDifference
        {
            Kind = (Wire.ItemDifferenceKind)(int)item.Kind,
            ItemId = item.ItemId.ToString("D"),
            FromNumber = item.FromNumber,
            ToNumber = item.ToNumber,
            Moved = item.Moved,
            Category = item.Shown.Category,
            Name = item.Shown.Name,
        };
        foreach (var element in item.Elements)
        {
            var difference = new Wire.ElementDifference { Field = element.Field, Name = ElementNames.Of(element.Field), Reordered = element.Reordered };
            if (withValues) difference.Values.AddRange(element.Values.Select(Of));
            shown.Elements.Add(difference);
        }

        return shown;
    }

    private static Wire.ValueDifference Of(ValueDifference value)
    {
        var shown = new Wire.ValueDifference { Kind = (Wire.ValueDifferenceKind)(int)value.Kind };
        foreach (var (kind, text) in value.Segments) shown.Segments.Add(new Wire.TextSegment { Kind = (Wire.SegmentKind)(int)kind, Text = text });
        return shown;
    }
}
