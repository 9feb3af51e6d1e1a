namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>The first two digits of division codes (GB/T 2260).</summary>
internal static class Divisions
{
    /// <summary>Whether two digits are the code of a province.</summary>
    public static bool IsProvince(ReadOnlySpan<char> code) => code is
        "11" or "12" or "13" or "14" or "15" or "21" or "22" or "23" or "31" or "32" or "33" or "34" or "35" or "36" or "37"
        or "41" or "42" or "43" or "44" or "45" or "46" or "50" or "51" or "52" or "53" or "54" or "61" or "62" or "63" or "64" or "65"
        or "71" or "81" or "82" or "83";
}
