using System.Text.Json.Serialization;

namespace OpenGov.Departments.Domains.Guidelines;

/// <summary>What is escalated on the way to the day on which a catalogue is due, in order; the numbers are those of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MilestoneKind>))]
public enum MilestoneKind
{
    /// <summary>One month is left.</summary>
    MonthBefore = 1,

    /// <summary>One week is left.</summary>
    WeekBefore = 2,

    /// <summary>The last day.</summary>
    Due = 3,

    /// <summary>The day after the last one.</summary>
    Overdue = 4,
}

/// <summary>Names of milestones in events.</summary>
public static class MilestoneNames
{
    /// <summary>"month-before", "week-before", "due" or "overdue".</summary>
    public static string StepName(this MilestoneKind kind) => kind switch
    {
        MilestoneKind.MonthBefore => "month-before",
        MilestoneKind.WeekBefore => "week-before",
        MilestoneKind.Due => "due",
        MilestoneKind.Overdue => "overdue",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a milestone"),
    };
}
