namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>The columns of the official table and those that local tables add to it (domain.md §1.1, §1.2).</summary>
internal enum TableColumn
{
    /// <summary>序号; the order of the rows counts, not what it says.</summary>
    Number,

    /// <summary>一级事项.</summary>
    Category,

    /// <summary>二级事项.</summary>
    Name,

    /// <summary>公开内容（要素）.</summary>
    Content,

    /// <summary>公开依据.</summary>
    Bases,

    /// <summary>公开时限.</summary>
    TimeLimit,

    /// <summary>公开主体.</summary>
    Subjects,

    /// <summary>公开渠道和载体.</summary>
    Channels,

    /// <summary>公开对象 · 全社会.</summary>
    WholeSociety,

    /// <summary>公开对象 · 特定群体.</summary>
    SpecificGroups,

    /// <summary>公开方式 · 主动.</summary>
    Proactive,

    /// <summary>公开方式 · 依申请.</summary>
    OnRequest,

    /// <summary>公开层级 · 县级.</summary>
    County,

    /// <summary>公开层级 · 乡级.</summary>
    Township,

    /// <summary>公开层级 · 村级.</summary>
    Village,

    /// <summary>公开层级 · 乡、村级 in one column.</summary>
    TownshipAndVillage,

    /// <summary>备注.</summary>
    Remarks,
}
