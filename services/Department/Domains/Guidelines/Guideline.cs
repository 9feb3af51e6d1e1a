using System.Text.Json.Serialization;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Domains.Guidelines;

/// <summary>A ministry's guideline (标准指引) for a domain, and the clock that it starts in a district, as it is stored.</summary>
public sealed record Guideline
{
    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the domain.</summary>
    public required string Code { get; init; }

    /// <summary>The district whose catalogue is due.</summary>
    public required string District { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its number (文号); empty when it has none.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>Who issued it.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The day of its issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The milestones that were reached, in order.</summary>
    public IReadOnlyList<ReachedMilestone> Reached { get; init; } = [];

    /// <summary>How far it is.</summary>
    public GuidelineState State { get; init; } = GuidelineState.Running;

    /// <summary>The version that met it; 0 until one did.</summary>
    public int Version { get; init; }

    /// <summary>The day on which it was met or given up; null while it runs.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Why it was given up; empty otherwise.</summary>
    public string GivenUpFor { get; init; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>
    /// How they are stored: a document is entered once for a domain of a district unless it was given up; <c>place</c> orders them by the day on which the catalogue is due;
    /// <c>next</c> is the day of the next milestone, <c>open</c> the catalogue that a running one waits for.
    /// </summary>
    public static DocumentType<Guideline> Type { get; } = new DocumentType<Guideline>("guidelines", schema: 1)
        .Unique("identity", one => one.State == GuidelineState.Cancelled ? null : $"{one.CatalogueId}/{one.Title}/{one.DocumentNumber}")
        .Text("place", one => one.DueOn.Written())
        .Text("district", one => one.District)
        .Text("code", one => one.Code)
        .Number("state", one => (long)one.State)
        .Text("next", one => one.NextOn?.Written())
        .Text("open", one => one.State == GuidelineState.Running ? one.CatalogueId : null);

    /// <summary>The last day on which the catalogue is in time.</summary>
    [JsonIgnore]
    public DateOnly DueOn => GuidelineCalendar.DueOn(IssuedOn);

    /// <summary>The catalogue that is due.</summary>
    [JsonIgnore]
    public string CatalogueId => $"{District}-{Code}";

    /// <summary>Whether its last milestone was reached before it was met.</summary>
    [JsonIgnore]
    public bool IsOverdue => Reached is [.., { Kind: MilestoneKind.Overdue }];

    /// <summary>The day of the next milestone; null when none is to come.</summary>
    [JsonIgnore]
    public DateOnly? NextOn => State == GuidelineState.Running && Reached.Count < Milestones.Count ? Milestones[Reached.Count].Day : null;

    private IReadOnlyList<(MilestoneKind Kind, DateOnly Day)> Milestones => GuidelineCalendar.Milestones(DueOn);

    /// <summary>The guideline with the milestones that have come by a day, however many; null when none has.</summary>
    /// <param name="today">Today.</param>
    /// <param name="at">Now.</param>
    public Guideline? Turn(DateOnly today, DateTimeOffset at)
    {
        if (NextOn is not { } next || next > today)
        {
            return null;
        }

        var reached = Milestones.Skip(Reached.Count).TakeWhile(milestone => milestone.Day <= today);
        return this with
        {
            Reached = [.. Reached, .. reached.Select(milestone => new ReachedMilestone(milestone.Kind, milestone.Day, at))],
            UpdatedAt = at,
        };
    }

    /// <summary>The guideline that a version has met; null when that is no answer to it: it was public before the issue, or the clock has stopped.</summary>
    /// <param name="version">Number of the version.</param>
    /// <param name="publishedAt">When it became public.</param>
    /// <param name="at">Now.</param>
    public Guideline? Meet(int version, DateTimeOffset publishedAt, DateTimeOffset at) =>
        State == GuidelineState.Running && Day.Of(publishedAt) is var on && on >= IssuedOn
            ? this with { State = GuidelineState.Met, Version = version, ClosedOn = on, UpdatedAt = at }
            : null;

    /// <summary>The guideline that was entered by mistake.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="on">Today.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="RequestException"><see cref="Reason.WrongState"/> when its clock has stopped.</exception>
    public Guideline GiveUp(string reason, DateOnly on, DateTimeOffset at) => State switch
    {
        GuidelineState.Running => this with { State = GuidelineState.Cancelled, GivenUpFor = reason, ClosedOn = on, UpdatedAt = at },
        GuidelineState.Met => throw Refused.WrongState("MET", $"按“{Title}”编制的标准目录已经公开，不能再撤销登记。"),
        _ => throw Refused.WrongState("CANCELLED", $"“{Title}”的登记已经撤销。"),
    };

    /// <summary>The events between two states of this guideline, in order.</summary>
    /// <param name="before">The state before; null when it was entered just now.</param>
    /// <param name="lead">The department that leads the domain; empty when none does.</param>
    /// <param name="revision">Revision of the document that holds this state.</param>
    public IReadOnlyList<GuidelineProgressed> HappenedSince(Guideline? before, string lead, long revision)
    {
        var steps = new List<(string Step, DateOnly On)>();
        if (before is null)
        {
            steps.Add(("issued", IssuedOn));
        }

        steps.AddRange(Reached.Skip(before?.Reached.Count ?? 0).Select(milestone => (milestone.Kind.StepName(), milestone.Day)));
        if (ClosedOn is { } on && before?.ClosedOn is null)
        {
            steps.Add((State == GuidelineState.Cancelled ? "cancelled" : on <= DueOn ? "met" : "met-late", on));
        }

        return [.. steps.Select(step => new GuidelineProgressed
        {
            EventId = Guid.NewGuid(),
            OccurredAt = UpdatedAt,
            Revision = revision,
            GuidelineId = Id,
            Code = Code,
            District = District,
            Title = Title,
            DocumentNumber = DocumentNumber,
            IssuedOn = IssuedOn,
            DueOn = DueOn,
            LeadOrganisationId = lead,
            Step = step.Step,
            StepOn = step.On,
        })];
    }
}

/// <summary>A milestone that was reached.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Day">Its day.</param>
/// <param name="At">When it was told of: later than the day begins only after a downtime, or when the guideline was entered late.</param>
public sealed record ReachedMilestone(MilestoneKind Kind, DateOnly Day, DateTimeOffset At);

/// <summary>How far a guideline is; the numbers are those of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuidelineState>))]
public enum GuidelineState
{
    /// <summary>The catalogue is awaited.</summary>
    Running = 1,

    /// <summary>The catalogue was published.</summary>
    Met = 2,

    /// <summary>It was entered by mistake.</summary>
    Cancelled = 3,
}
