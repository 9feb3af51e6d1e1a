using System.Buffers;

namespace OpenGov.Departments.Input;

/// <summary>The forms of ids that this service gives out; the contract states each.</summary>
public static class Identifier
{
    private static readonly SearchValues<char> OrganisationCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> AccountCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Whether a text is an organisation id: 1–40 of a–z, 0–9 and "-".</summary>
    public static bool IsOrganisation(string id) => id.Length is >= 1 and <= 40 && !id.AsSpan().ContainsAnyExcept(OrganisationCharacters);

    /// <summary>Whether a text is a user name or client id: 2–40 of a–z, 0–9, "." and "-".</summary>
    public static bool IsAccount(string id) => id.Length is >= 2 and <= 40 && !id.AsSpan().ContainsAnyExcept(AccountCharacters);

    /// <summary>Whether a text is a division code: 6 digits of a district or 9 of a street or town (GB/T 2260).</summary>
    public static bool IsDivision(string code) => code.Length is 6 or 9 && code.All(char.IsAsciiDigit);

    /// <summary>Whether a text is a domain code: "01" to "99".</summary>
    public static bool IsDomain(string code) => code.Length == 2 && code.All(char.IsAsciiDigit) && code != "00";

    /// <summary>Checks an organisation id.</summary>
    public static void Organisation(this InputCheck check, string field, string id) =>
        check.Require(IsOrganisation(id), field, "必填，1–40 个字符，只能用小写字母 a–z、数字 0–9 和“-”，例如 610116-mzj");

    /// <summary>Checks a user name or client id.</summary>
    public static void Account(this InputCheck check, string field, string id) =>
        check.Require(IsAccount(id), field, "必填，2–40 个字符，只能用小写字母 a–z、数字 0–9、“.”和“-”，例如 mzj.editor");

    /// <summary>Checks a division code.</summary>
    public static void Division(this InputCheck check, string field, string code) =>
        check.Require(IsDivision(code), field, "必须是 6 位（区县）或 9 位（街道、镇）数字的行政区划代码，例如 610116");

    /// <summary>Checks a domain code.</summary>
    public static void Domain(this InputCheck check, string field, string code) =>
        check.Require(IsDomain(code), field, "必须是两位数字 01–99，例如 06");
}
