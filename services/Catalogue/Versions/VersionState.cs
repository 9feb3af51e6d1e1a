namespace OpenGov.Catalogues.Versions;

/// <summary>State of a version as it is stored. 历史版本 (superseded) is not stored: it is a published one that is not the newest.</summary>
public enum VersionState
{
    /// <summary>草稿: being edited.</summary>
    Draft = 1,

    /// <summary>待审: submitted, frozen.</summary>
    Submitted = 2,

    /// <summary>已审: approved, not yet public.</summary>
    Approved = 3,

    /// <summary>已发布: was published and not withdrawn.</summary>
    Published = 4,

    /// <summary>已撤回: was published and taken back.</summary>
    Withdrawn = 5,

    /// <summary>已废弃: a draft thrown away; it has no number.</summary>
    Discarded = 6,
}
