namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>
/// The columns of the official table and those that local tables have instead or besides (domain.md §1.1–§1.3). The numbers are those of
/// the contract and of remembered mappings.
/// </summary>
public enum TableColumn
{
    /// <summary>序号; the order of the rows counts, not what it says.</summary>
    Number = 1,

    /// <summary>一级事项.</summary>
    Category = 2,

    /// <summary>二级事项.</summary>
    Name = 3,

    /// <summary>公开内容（要素）.</summary>
    Content = 4,

    /// <summary>公开依据.</summary>
    Bases = 5,

    /// <summary>公开时限.</summary>
    TimeLimit = 6,

    /// <summary>公开主体.</summary>
    Subjects = 7,

    /// <summary>公开渠道和载体.</summary>
    Channels = 8,

    /// <summary>公开对象 · 全社会.</summary>
    WholeSociety = 9,

    /// <summary>公开对象 · 特定群体.</summary>
    SpecificGroups = 10,

    /// <summary>公开方式 · 主动.</summary>
    Proactive = 11,

    /// <summary>公开方式 · 依申请.</summary>
    OnRequest = 12,

    /// <summary>公开层级 · 县级.</summary>
    County = 13,

    /// <summary>公开层级 · 乡级.</summary>
    Township = 14,

    /// <summary>公开层级 · 村级.</summary>
    Village = 15,

    /// <summary>公开层级 · 乡、村级 in one column.</summary>
    TownshipAndVillage = 16,

    /// <summary>备注.</summary>
    Remarks = 17,

    /// <summary>三级事项.</summary>
    Level3 = 18,

    /// <summary>四级事项.</summary>
    Level4 = 19,

    /// <summary>五级事项.</summary>
    Level5 = 20,

    /// <summary>六级事项.</summary>
    Level6 = 21,

    /// <summary>公开对象 in one column, in words.</summary>
    Audience = 22,

    /// <summary>公开方式 in one column, in words.</summary>
    Methods = 23,

    /// <summary>公开层级 in one column, in words.</summary>
    Levels = 24,

    /// <summary>Kept as a line of the remarks, with its header in front.</summary>
    ToRemarks = 25,

    /// <summary>Not taken over.</summary>
    Ignored = 26,
}
