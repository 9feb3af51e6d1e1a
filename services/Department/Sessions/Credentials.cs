using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;
using OpenGov.Departments.Members;

namespace OpenGov.Departments.Sessions;

/// <summary>What someone sends to sign in.</summary>
/// <param name="Kind">A person or a machine.</param>
/// <param name="Name">User name or client id.</param>
/// <param name="Secret">Password or client secret, as sent.</param>
public sealed record Credentials(AccountKind Kind, string Name, Hidden Secret)
{
    private const int MostSecret = 200;

    /// <summary>Reads a request: user name and password, or client id and client secret, never a mixture.</summary>
    /// <exception cref="Platform.Errors.RequestException">A field is missing, too many are given, or one cannot belong to any account.</exception>
    public static Credentials Read(string username, string password, string clientId, string clientSecret)
    {
        var check = new InputCheck();
        var isPerson = username.Length > 0 || password.Length > 0;
        var isMachine = clientId.Length > 0 || clientSecret.Length > 0;
        if (isPerson == isMachine)
        {
            check.Add("username", "请填写 username 和 password，或者 clientId 和 clientSecret，只能二选一");
        }
        else if (isPerson)
        {
            check.Account("username", username);
            check.Require(
                password.EnumerateRunes().Count() is >= 1 and <= MemberRules.MostPassword,
                "password",
                $"必填，最多 {MemberRules.MostPassword} 个字符");
        }
        else
        {
            check.Account("clientId", clientId);
            check.Require(clientSecret.Length is >= 1 and <= MostSecret, "clientSecret", $"必填，最多 {MostSecret} 个字符");
        }

        check.ThrowIfAny();
        return isPerson ? new(AccountKind.Member, username, new(password)) : new(AccountKind.Client, clientId, new(clientSecret));
    }
}
