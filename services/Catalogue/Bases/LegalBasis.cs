namespace OpenGov.Catalogues.Bases;

/// <summary>
/// A law or document that items cite (公开依据, design.md §5): an entity of its own, shared by all catalogues. Never deleted, so that
/// what was cited once can always be looked up; title and document number together are taken once. Days are days in Asia/Shanghai.
/// </summary>
public sealed record LegalBasis
{
    /// <summary>Stable id: a short name such as "xinxi-gongkai-tiaoli", or a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Title without 《》, 2–200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>文号, at most 80 characters; empty when it has none or none is known.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>What kind of document it is.</summary>
    public required BasisKind Kind { get; init; }

    /// <summary>Who issued it, at most 200 characters; may be empty.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>First day on which it is in force; null when it is not known, which is read as long ago.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>First day on which it is not in force any more; null while no end is known.</summary>
    public DateOnly? RepealedOn { get; init; }

    /// <summary>Id of the basis that takes its place; empty when none does.</summary>
    public string ReplacedBy { get; init; } = "";

    /// <summary>Why or by what it was repealed, at most 500 characters.</summary>
    public string RepealReason { get; init; } = "";

    /// <summary>Other titles under which tables cite it, without 《》, at most 20.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>A note for those who keep the registry and cite it, at most 1,000 characters.</summary>
    public string Note { get; init; } = "";

    /// <summary>The organisation that added it; its staff and the district office keep it.</summary>
    public string OrganisationId { get; init; } = "";

    /// <summary>Division code of the district in which it was added: that district's office keeps it too.</summary>
    public string District { get; init; } = "";

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>
    /// The next day on which its standing changes by itself, as far as it was known at <see cref="ChangedAt"/>; null when there is none.
    /// </summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Its standing on a day.</summary>
    public BasisStatus StatusOn(DateOnly day) =>
        RepealedOn <= day ? (ReplacedBy.Length > 0 ? BasisStatus.Superseded : BasisStatus.Repealed)
        : EffectiveOn > day ? BasisStatus.NotYetInForce
        : BasisStatus.InForce;

    /// <summary>The basis with the next day on which its standing changes after a day.</summary>
    public LegalBasis DueAfter(DateOnly day) => this with
    {
        DueOn = EffectiveOn > day && !(RepealedOn <= EffectiveOn) ? EffectiveOn : RepealedOn > day ? RepealedOn : null,
    };
}

/// <summary>Kinds of legal bases, highest rank first; the numbers are those of the contract.</summary>
public enum BasisKind
{
    /// <summary>法律.</summary>
    Law = 1,

    /// <summary>行政法规.</summary>
    AdministrativeRegulation = 2,

    /// <summary>地方性法规.</summary>
    LocalRegulation = 3,

    /// <summary>部门规章 or 地方政府规章.</summary>
    DepartmentalRule = 4,

    /// <summary>规范性文件.</summary>
    NormativeDocument = 5,

    /// <summary>Anything else.</summary>
    Other = 6,
}
