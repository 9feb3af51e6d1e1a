using System.Globalization;
using OpenGov.Departments.Input;

namespace OpenGov.Departments.Days;

/// <summary>Days in requests.</summary>
public static class DayField
{
    private const int MostYearsAhead = 5;
    private static readonly DateOnly Earliest = new(1949, 10, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>Reads a day; notes when it is none.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="field">JSON path.</param>
    /// <param name="value">The text.</param>
    public static DateOnly Day(this InputCheck check, string field, string value)
    {
        var isDay = DateOnly.TryParseExact(value, Days.Day.Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        check.Require(isDay && day >= Earliest && day <= Latest, field, "必填，必须是 1949-10-01 至 2199-12-31 的日期，例如 2021-05-28");
        return day;
    }

    /// <summary>Reads a day on which something is to take effect: past, today, or to come in a time that people plan for.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="field">JSON path.</param>
    /// <param name="value">The text.</param>
    /// <param name="today">Today.</param>
    public static DateOnly EffectiveDay(this InputCheck check, string field, string value, DateOnly today)
    {
        var day = check.Day(field, value);
        check.Require(day <= today.AddYears(MostYearsAhead), field, $"最多提前 {MostYearsAhead} 年登记");
        return day;
    }

    /// <summary>Reads a day to look back at; null when it is left out.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="field">JSON path.</param>
    /// <param name="value">The text.</param>
    /// <param name="today">Today.</param>
    public static DateOnly? PastDay(this InputCheck check, string field, string value, DateOnly today)
    {
        if (value.Length == 0)
        {
            return null;
        }

        var day = check.Day(field, value);
        check.Require(day <= today, field, "只能查询今天或以前的日期");
        return day;
    }
}
