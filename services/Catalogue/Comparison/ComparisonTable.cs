using System.Globalization;
using OpenGov.Catalogues.Comparison.Words;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Tables.Layout;

namespace OpenGov.Catalogues.Comparison;

/// <summary>The 修订对照表 of two versions: a row for each element that differs, the changed words marked.</summary>
public static class ComparisonTable
{
    private static readonly PrintColumn[] Columns =
    [
        new("序号", "", 3, IsCentred: true), new("修订类型", "", 5, IsCentred: true), new("公开事项", "", 12, NamesRow: true), new("要素", "", 6),
        new("修订前", "", 28), new("修订后", "", 28),
    ];

    /// <summary>The table.</summary>
    public static PrintTable Of(CatalogueVersion from, CatalogueVersion to)
    {
        var differences = VersionComparison.Compare(from.Items, to.Items);
        return new()
        {
            Title = $"{(to.IsWorking ? "【草稿】" : "")}{to.Title}修订对照表",
            Subtitle = $"{VersionNaming.Of(from)}与{VersionNaming.Of(to)}对照：{Summary(differences)}",
            Columns = Columns,
            Rows = [.. differences.SelectMany((difference, index) => Rows(difference, index + 1))],
        };
    }

    private static string Summary(IReadOnlyList<ItemDifference> differences)
    {
        if (differences.Count == 0) return "没有不同。";
        var moved = differences.Count(item => item.Moved);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"新增 {Count(ItemDifferenceKind.Added)} 项，删除 {Count(ItemDifferenceKind.Removed)} 项，修改 {Count(ItemDifferenceKind.Changed)} 项，移动 {moved} 项。");

        int Count(ItemDifferenceKind kind) => differences.Count(item => item.Kind == kind);
    }

    private static IEnumerable<PrintRow> Rows(ItemDifference item, int number)
    {
        var details = Details(item).ToList();
        for (var i = 0; i < details.Count; i++)
        {
            var (element, before, after) = details[i];
            yield return new(
            [
                i > 0 ? null : PrintCell.Of(number.ToString(CultureInfo.InvariantCulture), details.Count),
                i > 0 ? null : PrintCell.Of(KindOf(item), details.Count),
                i > 0 ? null : PrintCell.Of(NameOf(item), details.Count),
                PrintCell.Of(element),
                new PrintCell(before),
                new PrintCell(after),
            ]);
        }
    }

    private static IEnumerable<(string Element, IReadOnlyList<PrintRun> Before, IReadOnlyList<PrintRun> After)> Details(ItemDifference item)
    {
        if (item.Moved) yield return ("序号", [new(Place(item.FromNumber), PrintMark.Deleted)], [new(Place(item.ToNumber), PrintMark.Inserted)]);
        foreach (var element in item.Elements)
        {
            var after = Runs(element, SegmentKind.Inserted, PrintMark.Inserted);
            if (element.Reordered) after.Add(new("\n（顺序有调整）"));
            yield return (ElementNames.Of(element.Field), Runs(element, SegmentKind.Deleted, PrintMark.Deleted), after);
        }
    }

    /// <summary>One side of an element: what both have, and what only this side has, marked. Each value on a line of its own.</summary>
    private static List<PrintRun> Runs(ElementDifference element, SegmentKind own, PrintMark mark)
    {
        var runs = new List<PrintRun>();
        foreach (var value in element.Values)
        {
            var shown = value.Segments.Where(segment => segment.Kind is SegmentKind.Equal || segment.Kind == own).ToList();
            if (shown.Count > 0 && runs.Count > 0) runs.Add(new("\n"));
            runs.AddRange(shown.Select(segment => new PrintRun(segment.Text, segment.Kind == own ? mark : PrintMark.None)));
        }

        return runs;
    }

    private static string KindOf(ItemDifference item) => item switch
    {
        { Kind: ItemDifferenceKind.Added } => "新增",
        { Kind: ItemDifferenceKind.Removed } => "删除",
        { Kind: ItemDifferenceKind.Moved } => "移动",
        { Moved: true } => "修改、移动",
        _ => "修改",
    };

    private static string NameOf(ItemDifference item) => (item.Shown.Category.Length > 0 ? item.Shown.Category + "\n" : "") + item.Shown.Name
        + (item.Kind is ItemDifferenceKind.Removed ? $"\n（原{Place(item.FromNumber)}）" : $"\n（{Place(item.ToNumber)}）");

    private static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"第{number}项");
}
