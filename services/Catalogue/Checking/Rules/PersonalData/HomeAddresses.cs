using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>家庭住址 in more detail than the street or town: house, floor or village group, behind words that say somebody lives there. Office addresses are lawful.</summary>
public static partial class HomeAddresses
{
    /// <summary>What people read about it.</summary>
    public static CheckRule About { get; } = new(
        "personal-home-address",
        "含有家庭住址",
        "个人住址公开时只写到街道、乡镇，村组和门牌号要删除。单位的办公地址不在此列。",
        "公示名单里写着“家庭住址：某街道某村三组12号”",
        Severity.Warning);

    /// <summary>Finds them.</summary>
    public static IEnumerable<PersonalDatum> Find(string text)
    {
        if (!text.Contains('住', StringComparison.Ordinal) && !text.Contains('户', StringComparison.Ordinal)) yield break;
        foreach (Match match in Lives().Matches(text))
        {
            var address = match.Groups["address"];
            if (Detail().IsMatch(address.Value))
            {
                yield return new(address.Index, address.Index + address.Length, address.Value[..Math.Min(3, address.Length)] + "***", true);
            }
        }
    }

    [GeneratedRegex(
        "(?:家庭住址|家庭地址|家庭详细地址|现住址|现住地址|常住地址|居住地址|户籍地址|户籍所在地|户口所在地|住址|家住|现住|住于)[ ]?[：:为是在]?[ ]?(?<address>[^\\n，,。；;、]{4,60})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Lives();

    [GeneratedRegex("[0-9０-９一二三四五六七八九十百]+[ ]?(?:号|组|栋|幢|单元|室|楼|户|排|队)")]
    private static partial Regex Detail();
}
