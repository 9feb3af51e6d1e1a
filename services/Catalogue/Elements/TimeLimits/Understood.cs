using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>What a recogniser understood of a whole phrase; the same values as in <see cref="TimeLimit"/>.</summary>
/// <param name="Kind">Never free text.</param>
/// <param name="Count">Number of units.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Trigger">The event, as it stands in the phrase.</param>
/// <param name="Schedule">Days by the calendar.</param>
/// <param name="Reference">What the limit is left to.</param>
/// <param name="Confidence">How sure the reading is, apart from a missing trigger.</param>
/// <param name="Said">For kind immediate: how it goes with the trigger, for people ("与采购公告同时公开").</param>
internal sealed record Understood(
    TimeLimitKind Kind,
    int Count = 0,
    TimeUnit Unit = TimeUnit.None,
    string Trigger = "",
    TimeLimitSchedule? Schedule = null,
    string Reference = "",
    TimeLimitConfidence Confidence = TimeLimitConfidence.Certain,
    string Said = "");
