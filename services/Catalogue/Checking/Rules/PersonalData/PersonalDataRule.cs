using System.Text;

namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>
/// Personal data that a public catalogue must not hold (domain.md §7; Regulation art. 15). One finding for each field, however many it
/// holds; its message shows them masked, three at most.
/// </summary>
/// <param name="about">What people read about it.</param>
/// <param name="what">What is looked for, in Chinese.</param>
/// <param name="find">Finds it in a text, in order and without overlaps; linear.</param>
/// <param name="masks">Whether masking mends it for certain.</param>
public sealed class PersonalDataRule(CheckRule about, string what, Func<string, IEnumerable<PersonalDatum>> find, bool masks) : IItemRule
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PersonalDataRule> All { get; } =
    [
        new(IdentityNumbers.About, "公民身份号码", IdentityNumbers.Find, masks: true),
        new(MobileNumbers.About, "手机号码", MobileNumbers.Find, masks: true),
        new(BankCards.About, "银行卡号", BankCards.Find, masks: true),
        new(NumberPlates.About, "车牌号", NumberPlates.Find, masks: true),
        new(BirthDates.About, "出生日期", BirthDates.Find, masks: false),
        new(HomeAddresses.About, "家庭住址", HomeAddresses.Find, masks: false),
        new(PersonalProperty.About, "财产状况", PersonalProperty.Find, masks: false),
    ];

    /// <inheritdoc/>
    public CheckRule About => about;

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var text in item.Texts)
        {
            var data = find(text.Text).ToList();
            if (data.Count == 0) continue;
            var shown = string.Join('、', data.Take(3).Select(datum => datum.Masked));
            yield return new(text.Field, $"含有{what}：{shown}{(data.Count > 3 ? $"等 {data.Count} 处" : "")}，请删除或遮盖")
            {
                Severity = data.Exists(datum => datum.Certain) ? null : Severity.Warning,
                Fix = masks
                    ? new(text.Element, elements => ElementTexts.Map(elements, text.Element, Mask)) { ShowsBefore = false }
                    : null,
            };
        }
    }

    private string Mask(string text)
    {
        var masked = new StringBuilder(text);
        foreach (var datum in find(text))
        {
            masked.Remove(datum.Start, datum.End - datum.Start).Insert(datum.Start, datum.Masked);
        }

        return masked.ToString();
    }
}
