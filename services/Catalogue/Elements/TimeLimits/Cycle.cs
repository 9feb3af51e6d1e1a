using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Units as cycles name them ("每季度", "半年", "按月"), and the names they have in explanations.</summary>
internal static class Cycle
{
    /// <summary>Pattern of a unit's name.</summary>
    public const string Pattern = "(?:半年度?|自然年|学年|年度|年|季度|季|月度|月份|月|旬|周|星期|工作日|日|天|小时|学期)";

    private static readonly Dictionary<TimeUnit, string> Names = new()
    {
        [TimeUnit.WorkingDay] = "工作日",
        [TimeUnit.Day] = "日",
        [TimeUnit.Hour] = "小时",
        [TimeUnit.Week] = "周",
        [TimeUnit.TenDays] = "旬",
        [TimeUnit.Month] = "月",
        [TimeUnit.Quarter] = "季度",
        [TimeUnit.HalfYear] = "半年",
        [TimeUnit.Year] = "年",
        [TimeUnit.Term] = "学期",
        [TimeUnit.SchoolYear] = "学年",
    };

    /// <summary>The unit of a name.</summary>
    public static TimeUnit Unit(string name) => name switch
    {
        "半年" or "半年度" => TimeUnit.HalfYear,
        "学年" => TimeUnit.SchoolYear,
        "年" or "年度" or "自然年" => TimeUnit.Year,
        "季" or "季度" => TimeUnit.Quarter,
        "月" or "月度" or "月份" => TimeUnit.Month,
        "旬" => TimeUnit.TenDays,
        "周" or "星期" => TimeUnit.Week,
        "工作日" => TimeUnit.WorkingDay,
        "日" or "天" => TimeUnit.Day,
        "小时" => TimeUnit.Hour,
        "学期" => TimeUnit.Term,
        _ => TimeUnit.None,
    };

    /// <summary>The unit's name.</summary>
    public static string Name(TimeUnit unit) => Names.GetValueOrDefault(unit, "");

    /// <summary>A number of units: "20个工作日", "30日", "3个月".</summary>
    public static string Span(int count, TimeUnit unit) => unit switch
    {
        TimeUnit.HalfYear when count == 1 => "半年",
        TimeUnit.Day or TimeUnit.Year or TimeUnit.Week or TimeUnit.Hour => $"{count}{Name(unit)}",
        _ => $"{count}个{Name(unit)}",
    };
}
