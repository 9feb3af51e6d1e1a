using System.Globalization;
using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>What the registry of legal bases says of each citation (design.md §5, Legal bases): one rule for each standing that is not in force.</summary>
public abstract class BasisStandingRule : IItemRule
{
    /// <inheritdoc/>
    public abstract CheckRule About { get; }

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var (index, basis) in item.Elements.Bases.Index())
        {
            if (Judge(basis, item.StandingOf(index, context), context) is { } found)
            {
                yield return found with { Field = $"bases[{index}].text" };
            }
        }
    }

    /// <summary>What is wrong with a citation; null when nothing is.</summary>
    protected abstract Found? Judge(LegalBasisCitation basis, BasisStanding standing, CheckContext context);

    /// <summary>A day as people write it, with the words around it; empty when it is not known.</summary>
    protected static string Since(DateOnly? day, string words) =>
        day is { } known ? known.ToString("'于 'yyyy年M月d日", CultureInfo.InvariantCulture) + words : words;
}

/// <summary>A basis that was repealed without a successor.</summary>
public sealed class BasisRepealed : BasisStandingRule
{
    /// <inheritdoc/>
    public override CheckRule About { get; } = new(
        "basis-repealed",
        "依据已经废止",
        "已经废止的法规或文件不能再作公开依据，请换成现行有效的依据，或删除。",
        "公开依据引用了依据库中已标为废止的办法",
        Severity.Error);

    /// <inheritdoc/>
    protected override Found? Judge(LegalBasisCitation basis, BasisStanding standing, CheckContext context) => standing.Status is BasisStatus.Repealed
        ? new("", $"《{standing.Title}》已{Since(standing.Until, "")}废止，请换成现行有效的依据，或删除") { Basis = standing.BasisId }
        : null;
}

/// <summary>A basis that another one has taken the place of. The articles may have moved, so people must look.</summary>
public sealed class BasisSuperseded : BasisStandingRule
{
    /// <inheritdoc/>
    public override CheckRule About { get; } = new(
        "basis-superseded",
        "依据已被替代",
        "依据已被新的法规或文件替代，请改引新的依据，并核对内容和时限是否随之变化；确需引用原文件的，请说明理由。",
        "公开依据引用了已被新条例替代的旧办法",
        Severity.Warning);

    /// <inheritdoc/>
    protected override Found? Judge(LegalBasisCitation basis, BasisStanding standing, CheckContext context)
    {
        if (standing.Status is not BasisStatus.Superseded) return null;
        var successor = context.Bases.Find(standing.ReplacedBy);
        var by = successor is null ? "新的文件" : $"《{successor.Title}》{successor.DocumentNumber}";
        return new("", $"《{standing.Title}》已{Since(standing.Until, "")}被{by}替代，请改引新的依据并核对内容") { Basis = standing.ReplacedBy };
    }
}

/// <summary>A basis that is not yet in force.</summary>
public sealed class BasisNotYetInForce : BasisStandingRule
{
    /// <inheritdoc/>
    public override CheckRule About { get; } = new(
        "basis-not-yet-in-force",
        "依据尚未施行",
        "尚未施行的法规或文件还不能作公开依据；准备在施行日一并公布的，请说明理由。",
        "公开依据引用了明年一月一日起施行的条例",
        Severity.Warning);

    /// <inheritdoc/>
    protected override Found? Judge(LegalBasisCitation basis, BasisStanding standing, CheckContext context) => standing.Status is BasisStatus.NotYetInForce
        ? new("", $"《{standing.Title}》{(standing.Until is null ? "尚未施行" : $"要到{Since(standing.Until, "才施行")}")}，现在还不能作依据") { Basis = standing.BasisId }
        : null;
}

/// <summary>A basis that the registry does not know: misspelt, broken, or not yet entered. A hint while the registry is empty.</summary>
public sealed class BasisUnknown : BasisStandingRule
{
    /// <inheritdoc/>
    public override CheckRule About { get; } = new(
        "basis-unknown",
        "依据库里没有",
        "依据库里没有这部法规或文件，无法知道它是否现行有效：可能是名称写错，也可能还没有录入。请核对名称和文号，或先录入依据库。",
        "公开依据写着“《老年人权益保章法》”",
        Severity.Warning);

    /// <inheritdoc/>
    protected override Found? Judge(LegalBasisCitation basis, BasisStanding standing, CheckContext context) =>
        standing.Status is BasisStatus.Unknown && basis.Title.Length > 0 && !BasisPlaceholder.Is(basis)
            ? new("", $"依据库里没有“{WrittenText.Shown(basis.Text)}”，请核对名称和文号，或录入依据库")
            {
                Severity = context.Bases.Count == 0 ? Severity.Hint : null,
            }
            : null;
}
