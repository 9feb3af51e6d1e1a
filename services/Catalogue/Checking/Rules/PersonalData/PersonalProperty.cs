using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>
/// 财产状况: what somebody earns or owns, in figures, behind a name or a word for one person. What a rule asks for ("月收入低于700元",
/// "收入标准") is lawful content.
/// </summary>
public static partial class PersonalProperty
{
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈姜崔钟谭陆汪范石廖贾夏韦付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛郝顾龚邵万钱覃武戴孔汤庞樊殷施";

    /// <summary>What people read about it.</summary>
    public static CheckRule About { get; } = new(
        "personal-property",
        "含有财产状况",
        "个人和家庭的收入、存款、房产等财产状况属于个人信息，公开前要删除；只公开救助、补贴的结果和标准。",
        "公示名单里写着“户主张某某，家庭年收入23000元”",
        Severity.Warning);

    /// <summary>Finds them.</summary>
    public static IEnumerable<PersonalDatum> Find(string text) => Owns().Matches(text).Select(match => new PersonalDatum(
        match.Groups["property"].Index, match.Index + match.Length, match.Groups["kind"].Value + "***", true));

    // A name ends before a mark or the household; a number with a word of comparison around it is a threshold.
    [GeneratedRegex(
        $"(?:户主|姓名|本人|申请人|当事人|被救助人|受助人|(?<![一-鿿])[{Surnames}][一-鿿某*＊×]{{1,2}}(?=[，,、：:（( ]|家庭|户|夫妇|的))"
        + "[^。；;\\n]{0,40}?(?<property>(?<kind>收入|存款|储蓄|积蓄|财产|资产|负债|债务|房产|住房|商品房|股票|基金|理财|车辆|轿车)"
        + "(?:(?!标准|限额|上限|下限|[低高多少大小]于|超过|不足|不得|达到|以[上下])[^。；;\\n0-9０-９]){0,8}[0-9０-９]{1,12}(?:[.．,，][0-9０-９]{1,12}){0,4}[ ]?[余多]?[万千百]?(?:元|块|套|辆)(?!以[上下内外]|的?标准))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Owns();
}
