using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Plans that are still to take effect must not contradict each other.</summary>
public static class OpenPlans
{
    /// <summary>Most plans of a district that are still to take effect.</summary>
    public const int Most = 200;

    /// <summary>Refuses a plan that another one stands in the way of.</summary>
    /// <param name="plan">The new plan.</param>
    /// <param name="open">Those of the district that are still to take effect.</param>
    /// <param name="nameOf">Name of an organisation.</param>
    /// <exception cref="RequestException"><see cref="Reason.WrongState"/>.</exception>
    public static void RequireRoom(Reorganisation plan, IEnumerable<Reorganisation> open, Func<string, string> nameOf)
    {
        foreach (var other in open)
        {
            var id = Ended(other, plan) ?? Ended(plan, other)
                ?? (plan.IsRenameOf(other.OrganisationId) && other.IsRenameOf(plan.OrganisationId) ? plan.OrganisationId : null);
            if (id is not null)
            {
                throw Refused.WrongState(
                    "PLANNED", $"“{nameOf(id)}”已有一项计划于 {Days.Day.Written(other.EffectiveOn)} 生效的变更；请先撤销该计划，或待其生效后再登记。");
            }
        }
    }

    // An organisation may still get another name before it ends.
    private static string? Ended(Reorganisation ending, Reorganisation other) => ending.Ending.FirstOrDefault(
        id => other.Concerned.Contains(id) && !(other.IsRenameOf(id) && other.EffectiveOn < ending.EffectiveOn));
}
