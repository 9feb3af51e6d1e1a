using System.Text.Json.Serialization;
using OpenGov.Platform.Errors;

namespace OpenGov.Publications.Attributes;

/// <summary>Whether a document is public; as in the contract.</summary>
public enum DisclosureAttribute
{
    /// <summary>主动公开.</summary>
    Proactive = 1,

    /// <summary>部分公开.</summary>
    Partial = 2,

    /// <summary>依申请公开.</summary>
    OnRequest = 3,

    /// <summary>不予公开.</summary>
    Withheld = 4,
}

/// <summary>Why a document is restricted, by article of the Regulation; as in the contract.</summary>
public enum Restriction
{
    /// <summary>None.</summary>
    None,

    /// <summary>国家秘密 (art. 14).</summary>
    StateSecret,

    /// <summary>法律、行政法规禁止公开 (art. 14).</summary>
    ForbiddenByLaw,

    /// <summary>可能危及国家安全、公共安全、经济安全、社会稳定 (art. 14).</summary>
    Security,

    /// <summary>商业秘密 (art. 15).</summary>
    TradeSecret,

    /// <summary>个人隐私 (art. 15).</summary>
    Privacy,

    /// <summary>内部事务信息 (art. 16).</summary>
    InternalMatter,

    /// <summary>过程性信息 (art. 16).</summary>
    Process,

    /// <summary>行政执法案卷信息 (art. 16).</summary>
    EnforcementFile,
}

/// <summary>What is decided of a document.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Reason">Why it is restricted.</param>
/// <param name="Text">The same in words.</param>
public sealed record AttributeChoice(DisclosureAttribute Attribute, Restriction Reason, string Text)
{
    private const int LongestText = 1_000;

    /// <summary>What is wrong with it, by field.</summary>
    public IEnumerable<Violation> Violations()
    {
        var restricted = Attribute is DisclosureAttribute.OnRequest or DisclosureAttribute.Withheld;
        if (Attribute == DisclosureAttribute.Proactive && (Reason != Restriction.None || Text.Length > 0))
        {
            yield return new("reason", "主动公开的不写不公开的理由");
        }

        if (restricted && Reason == Restriction.None)
        {
            yield return new("reason", "依申请公开和不予公开的，应选择《政府信息公开条例》第十四条至第十六条的一种理由");
        }

        if (Attribute == DisclosureAttribute.OnRequest && Reason is Restriction.StateSecret or Restriction.ForbiddenByLaw or Restriction.Security)
        {
            yield return new("reason", "《政府信息公开条例》第十四条规定不予公开的，不能依申请公开，应认定为不予公开");
        }

        if ((restricted || Reason != Restriction.None) && string.IsNullOrWhiteSpace(Text))
        {
            yield return new("reasonText", $"应写明具体理由，1–{LongestText} 个字");
        }

        if (Text.Length > LongestText)
        {
            yield return new("reasonText", $"最多 {LongestText} 个字");
        }
    }
}

/// <summary>An organisation that issues the document jointly.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Agreed">What it said; null before.</param>
/// <param name="Comment">In words.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When; null before.</param>
public sealed record JointParty(string OrganisationId, bool? Agreed = null, string Comment = "", string By = "", DateTimeOffset? At = null);

/// <summary>One time the decision was looked at again.</summary>
/// <param name="Before">What held.</param>
/// <param name="After">What holds since.</param>
/// <param name="Note">What was found.</param>
/// <param name="By">Who looked.</param>
/// <param name="At">When.</param>
public sealed record LookAgain(AttributeChoice Before, AttributeChoice After, string Note, string By, DateTimeOffset At);

/// <summary>The decision on a document's attribute (公开属性).</summary>
public sealed record DocumentAttribute
{
    /// <summary>UUID; also the id of the document.</summary>
    public required string Id { get; init; }

    /// <summary>The catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Its name then.</summary>
    public required string ItemName { get; init; }

    /// <summary>Who decided.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Its number; may be empty.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>The day it was made.</summary>
    public required DateOnly DocumentDay { get; init; }

    /// <summary>What holds now.</summary>
    public required AttributeChoice Choice { get; init; }

    /// <summary>Who issues it jointly.</summary>
    public IReadOnlyList<JointParty> Joint { get; init; } = [];

    /// <summary>Every time it was looked at again.</summary>
    public IReadOnlyList<LookAgain> Reviews { get; init; } = [];

    /// <summary>Who decided it.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>The day by which it must be looked at again: a year after it was; null for what is public.</summary>
    public DateOnly? ReviewDay { get; init; }

    /// <summary>Whether a joint organisation has still to say something.</summary>
    [JsonIgnore]
    public bool IsAwaiting => !IsObjected && Joint.Any(party => party.Agreed is null);

    /// <summary>Whether a joint organisation objects.</summary>
    [JsonIgnore]
    public bool IsObjected => Joint.Any(party => party.Agreed == false);

    /// <summary>The first day of the next look at a choice that was made on a day.</summary>
    public static DateOnly? ReviewAfter(AttributeChoice choice, DateOnly day) =>
        choice.Attribute == DisclosureAttribute.Proactive ? null : day.AddYears(1);

    /// <summary>After a joint organisation said what it thinks.</summary>
    /// <exception cref="RequestException">It does not issue the document, or all have agreed.</exception>
    public DocumentAttribute Confirmed(JointParty opinion)
    {
        if (Joint.All(party => party.OrganisationId != opinion.OrganisationId))
        {
            throw new RequestException(Reason.NotResponsible, "您的单位不是这份文件的联合发文单位。");
        }

        return !IsAwaiting && !IsObjected
            ? throw Refused.WrongState("DECIDED", "联合发文单位已全部同意，不能再改；需要调整时请由牵头单位重新审查。")
            : this with { Joint = [.. Joint.Select(party => party.OrganisationId == opinion.OrganisationId ? opinion : party)] };
    }

    /// <summary>After it was looked at again. Another choice asks the joint organisations again; so does one of them that objects.</summary>
    public DocumentAttribute Reviewed(AttributeChoice choice, string note, string by, DateTimeOffset at, DateOnly today) => this with
    {
        Choice = choice,
        Joint = choice == Choice && !IsObjected ? Joint : [.. Joint.Select(party => new JointParty(party.OrganisationId))],
        Reviews = [.. Reviews, new(Choice, choice, note, by, at)],
        ReviewDay = ReviewAfter(choice, today),
    };
}
