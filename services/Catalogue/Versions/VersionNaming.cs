using System.Globalization;

namespace OpenGov.Catalogues.Versions;

/// <summary>What people call a version.</summary>
public static class VersionNaming
{
    // Days that people see are days in Asia/Shanghai, which has no summer time (design.md §3).
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>"第3版（2026年3月2日发布）"; of a working version "第3版（草稿，尚未发布）".</summary>
    public static string Of(CatalogueVersion version) => version.PublishedAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"第{version.Number}版（{at.ToOffset(Shanghai):yyyy年M月d日}发布{(version.State is VersionState.Withdrawn ? "，已撤回" : "")}）")
        : string.Create(CultureInfo.InvariantCulture, $"第{version.Number}版（草稿，尚未发布）");
}
