using OpenGov.Departments.Input;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Domains;

/// <summary>What a declaration may look like and who makes it: the street or town itself, for itself.</summary>
public static class ApplicabilityRules
{
    /// <summary>Checks which domain and division are meant.</summary>
    public static void CheckPlace(InputCheck check, string code, string division)
    {
        check.Domain("code", code);
        check.Require(
            division.Length == 9 && division.All(char.IsAsciiDigit), "division", "必须是街道或镇的 9 位行政区划代码，例如 610116001");
    }

    /// <summary>Checks the reason.</summary>
    public static void CheckReason(InputCheck check, string reason) => check.Text("reason", reason, 1, 500);

    /// <summary>Refuses a caller from elsewhere.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>.</exception>
    public static void RequireOwn(Caller caller, string division)
    {
        if (caller.Division != division)
        {
            throw new RequestException(Reason.NotResponsible, "只有街道（镇）自己可以声明或撤销本街道（镇）不涉及某个领域。");
        }
    }

    /// <summary>The refusal while a catalogue is public: what the public reads must not contradict it.</summary>
    /// <param name="name">Name of the domain.</param>
    public static RequestException Published(string name) => Refused.WrongState(
        "PUBLISHED", $"本街道（镇）的“{name}”标准目录正在公开，不能声明为不涉及；请先撤回该目录。");
}
