namespace OpenGov.Catalogues.Elements;

/// <summary>
/// How long and how many the elements of an item may be. The same numbers as in the comments of
/// <c>opengov.catalogue.v1.CatalogueItem</c>; lengths count characters, not bytes.
/// </summary>
public static class ElementLimits
{
    /// <summary>一级事项.</summary>
    public const int CategoryLength = 100;

    /// <summary>名称 (二级事项).</summary>
    public const int NameLength = 200;

    /// <summary>内容 (要素).</summary>
    public const int ContentLength = 4_000;

    /// <summary>Number of 依据 of one item.</summary>
    public const int Bases = 30;

    /// <summary>One 依据 as written.</summary>
    public const int BasisLength = 300;

    /// <summary>公开时限 as written.</summary>
    public const int TimeLimitLength = 500;

    /// <summary>Number of 公开主体 of one item.</summary>
    public const int Subjects = 20;

    /// <summary>Name of one 公开主体.</summary>
    public const int SubjectLength = 60;

    /// <summary>Number of 公开渠道 of one item: the 12 standard ones and up to 8 others by name.</summary>
    public const int Channels = 20;

    /// <summary>Name of a channel of kind 其他.</summary>
    public const int ChannelNameLength = 60;

    /// <summary>特定群体 in words.</summary>
    public const int SpecificGroupsLength = 200;

    /// <summary>备注.</summary>
    public const int RemarksLength = 1_000;

    /// <summary>Number of items of one catalogue version.</summary>
    public const int Items = 2_000;

    /// <summary>Characters of all items of a version together: keeps the version within one 16 MB document.</summary>
    public const int VersionLength = 4_000_000;
}
