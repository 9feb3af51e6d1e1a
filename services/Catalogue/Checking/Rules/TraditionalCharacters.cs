using System.Buffers;
using System.Collections.Frozen;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Traditional characters in a simplified text, as copies from mirrored pages leave them (domain.md §1.4). Only such as have one simplified form.</summary>
public sealed class TraditionalCharacters : IItemRule
{
    private const string Traditional =
        "開關於國會區務據應變時間處對實報發隨長門審單業產農鄉鎮縣醫療養殘險證辦號條規劃設築補貼標級請資質權責體監導電話網廣聽為與學員場動車財稅項業類續戶籍勞傷領環護災糧險檢驗";

    private const string Simplified =
        "开关于国会区务据应变时间处对实报发随长门审单业产农乡镇县医疗养残险证办号条规划设筑补贴标级请资质权责体监导电话网广听为与学员场动车财税项业类续户籍劳伤领环护灾粮险检验";

    private static readonly FrozenDictionary<char, char> Forms = Traditional.Zip(Simplified)
        .Where(pair => pair.First != pair.Second).DistinctBy(pair => pair.First).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    private static readonly SearchValues<char> Searched = SearchValues.Create([.. Forms.Keys]);

    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "traditional-characters",
        "夹有繁体字",
        "正式目录使用规范简化字；夹杂的繁体字多半是从别处复制来的，按简体字检索会找不到。",
        "公开时限写着“隨时公开”",
        Severity.Hint);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var text in item.Texts)
        {
            if (text.Text.AsSpan().IndexOfAny(Searched) is not (>= 0 and var at)) continue;
            yield return new(text.Field, $"“{text.Text[at]}”是繁体字，请改成“{Forms[text.Text[at]]}”")
            {
                Fix = new(text.Element, elements => ElementTexts.Map(elements, text.Element, Simplify)),
            };
        }
    }

    private static string Simplify(string text) => text.AsSpan().IndexOfAny(Searched) < 0
        ? text
        : string.Create(text.Length, text, (simplified, written) =>
        {
            for (var i = 0; i < written.Length; i++)
            {
                simplified[i] = Forms.GetValueOrDefault(written[i], written[i]);
            }
        });
}
