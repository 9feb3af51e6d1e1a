namespace OpenGov.Publications.Search;

/// <summary>What hits can be counted and narrowed by.</summary>
public enum Facet
{
    /// <summary>领域: two digits.</summary>
    Domain,

    /// <summary>区划: the district and its streets, by division code.</summary>
    Division,

    /// <summary>主体: organisation id where it is known, else the name as written.</summary>
    Organisation,

    /// <summary>公开层级.</summary>
    Level,

    /// <summary>公开方式.</summary>
    Method,

    /// <summary>公开渠道.</summary>
    Channel,

    /// <summary>公开对象: 全社会 or 特定群体.</summary>
    Audience,
}
