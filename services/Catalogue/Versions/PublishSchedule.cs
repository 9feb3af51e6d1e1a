using System.Globalization;

namespace OpenGov.Catalogues.Versions;

/// <summary>When an approved version becomes public by itself.</summary>
/// <param name="PublishAt">The minute (UTC).</param>
/// <param name="Actor">Who scheduled it: user name.</param>
/// <param name="OrganisationId">The actor's organisation.</param>
/// <param name="At">When it was scheduled (UTC).</param>
public sealed record PublishSchedule(DateTimeOffset PublishAt, string Actor, string OrganisationId, DateTimeOffset At)
{
    /// <summary>In whose name the actor did it by delegation: user name; empty when in the actor's own.</summary>
    public string OnBehalfOf { get; init; } = "";

    /// <summary>How the local time is written.</summary>
    public const string LocalForm = "yyyy-MM-dd HH:mm";

    /// <summary>Asia/Shanghai, which has kept this offset since 1991; whatever the machine's zone is.</summary>
    public static readonly TimeSpan LocalOffset = TimeSpan.FromHours(8);

    /// <summary>The minute as people of the district read it: "2026-03-05 09:00".</summary>
    public string LocalTime => Local(PublishAt);

    /// <summary>An instant as people of the district read it.</summary>
    public static string Local(DateTimeOffset instant) =>
        instant.ToOffset(LocalOffset).ToString(LocalForm, CultureInfo.InvariantCulture);
}
