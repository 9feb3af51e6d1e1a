using OpenGov.Catalogues.Checking.Rules;
using OpenGov.Catalogues.Checking.Rules.PersonalData;

namespace OpenGov.Catalogues.Checking;

/// <summary>All rules. Findings of one item come in this order: by element as in the table, then text and personal data.</summary>
public static class CheckRules
{
    /// <summary>Rules that look at one item.</summary>
    public static IReadOnlyList<IItemRule> OfItems { get; } =
    [
        .. MissingElement.All,
        new UntidyText(),
        new OutOfBounds(),
        new NumberingGap(),
        new BasisPlaceholder(),
        new BasisWithoutTitle(),
        new BasisRepealed(),
        new BasisSuperseded(),
        new BasisNotYetInForce(),
        new BasisUnknown(),
        new TimeLimitNotUnderstood(),
        new TimeLimitWithoutTrigger(),
        new TimeLimitTooLong(),
        new SubjectPlaceholder(),
        new SubjectUnknown(),
        new SubjectOfDistrict(),
        new SubjectAlias(),
        new BothMethods(),
        new WebsiteMissing(),
        new UnnamedGroup(),
        new BothAudiences(),
        new LevelOfStreet(),
        new LooserThanUpstream(),
        new FormerAgency(),
        new PlaceholderText(),
        new GarbledText(),
        new WrongDate(),
        new WrongUrl(),
        new TraditionalCharacters(),
        .. PersonalDataRule.All,
    ];

    /// <summary>Rules that look at all items together.</summary>
    public static IReadOnlyList<ITableRule> OfTables { get; } =
        [new EmptyTable(), new DuplicateItem(), new SameName(), new SplitCategory(), new LostLevelTick()];

    /// <summary>What people read about each, severest first.</summary>
    public static IReadOnlyList<CheckRule> All { get; } =
        [.. OfItems.Select(rule => rule.About).Concat(OfTables.Select(rule => rule.About)).OrderBy(rule => rule.Severity)];
}
