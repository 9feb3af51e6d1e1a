namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>
/// 统一社会信用代码 (GB 32100): registrar and kind, division, organisation code, check character. It names an organisation and is lawful
/// content; one of digits only could look like an identity number.
/// </summary>
public static class CreditCodes
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether 18 characters are a credit code. Digits that begin with a division right away, as identity numbers do, are none.</summary>
    public static bool IsCreditCode(string code)
    {
        if (code.Length != 18 || !IsRegistrar(code.AsSpan(0, 2)) || !Divisions.IsProvince(code.AsSpan(2, 2))) return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = Characters.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0) return false;
            sum += value * Weights[i];
        }

        return Characters[(31 - sum % 31) % 31] == code[17];
    }

    private static bool IsRegistrar(ReadOnlySpan<char> prefix) => prefix is
        "11" or "12" or "13" or "19" or "21" or "29" or "31" or "32" or "33" or "34" or "35" or "39" or "41" or "49"
        or "51" or "52" or "53" or "54" or "55" or "59" or "71" or "72" or "79" or "81" or "89" or "91" or "92" or "93"
        or "A1" or "A9" or "N1" or "N2" or "N3" or "N9" or "Y1";
}
