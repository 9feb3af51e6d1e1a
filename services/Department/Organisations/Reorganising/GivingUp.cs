using OpenGov.Departments.Days;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Giving a plan up.</summary>
public static class GivingUp
{
    /// <summary>The plan, given up.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="RequestException"><see cref="Reason.WrongState"/> when its day has come, or it was given up before.</exception>
    public static Reorganisation Cancel(Reorganisation plan, DateTimeOffset at) => plan switch
    {
        { State: ReorganisationState.Cancelled } => throw Refused.WrongState("CANCELLED", "这项机构变更已经撤销。"),
        { State: ReorganisationState.Planned } when plan.EffectiveOn > Day.Of(at) || plan.Problem.Length > 0 =>
            plan with { State = ReorganisationState.Cancelled, UpdatedAt = at },
        _ => throw Refused.WrongState(
            "IN_EFFECT", $"这项机构变更已于 {plan.EffectiveOn.Written()} 生效，不能再撤销；如有错误，请另行登记更名、合并或分设。"),
    };
}
