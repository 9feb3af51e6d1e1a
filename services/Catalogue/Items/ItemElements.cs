namespace OpenGov.Catalogues.Items;

/// <summary>
/// The eight elements that every item has (名称 内容 依据 时限 主体 方式 渠道 公开对象; 国办发〔2019〕54号), its category, levels and remarks.
/// </summary>
public sealed record ItemElements
{
    /// <summary>一级事项, at most 100 characters.</summary>
    public string Category { get; init; } = "";

    /// <summary>名称 (二级事项), 1–200 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>内容 (要素), at most 4,000 characters.</summary>
    public string Content { get; init; } = "";

    /// <summary>依据, at most 30.</summary>
    public IReadOnlyList<LegalBasisCitation> Bases { get; init; } = [];

    /// <summary>时限.</summary>
    public TimeLimit TimeLimit { get; init; } = TimeLimit.None;

    /// <summary>主体: names as written, at most 20. Which organisation a name means is looked up when it is shown.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>方式; both may be given.</summary>
    public IReadOnlyList<DisclosureMethod> Methods { get; init; } = [];

    /// <summary>渠道: the marked ones, in the order of the official table.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>公开对象.</summary>
    public Audience Audience { get; init; } = Audience.None;

    /// <summary>公开层级.</summary>
    public IReadOnlyList<Level> Levels { get; init; } = [];

    /// <summary>备注, at most 1,000 characters.</summary>
    public string Remarks { get; init; } = "";
}

/// <summary>公开方式.</summary>
public enum DisclosureMethod
{
    /// <summary>主动.</summary>
    Proactive = 1,

    /// <summary>依申请.</summary>
    OnRequest = 2,
}

/// <summary>A marked channel (公开渠道和载体).</summary>
/// <param name="Kind">Which of the 13.</param>
/// <param name="Use">Whether it must be used or may be.</param>
/// <param name="Name">Name of another channel; empty unless <paramref name="Kind"/> is <see cref="ChannelKind.Other"/>.</param>
public sealed record Channel(ChannelKind Kind, ChannelUse Use, string Name);

/// <summary>The 13 standard channels in the order of the official table (domain.md §1.6); the numbers are those of the contract.</summary>
public enum ChannelKind
{
    /// <summary>政府网站.</summary>
    Website = 1,

    /// <summary>政府公报.</summary>
    Gazette = 2,

    /// <summary>两微一端.</summary>
    NewMedia = 3,

    /// <summary>发布会/听证会.</summary>
    Conference = 4,

    /// <summary>广播电视.</summary>
    Broadcast = 5,

    /// <summary>纸质媒体.</summary>
    Print = 6,

    /// <summary>公开查阅点.</summary>
    ReadingPoint = 7,

    /// <summary>政务服务中心.</summary>
    ServiceCentre = 8,

    /// <summary>便民服务站.</summary>
    ServiceStation = 9,

    /// <summary>入户/现场.</summary>
    OnSite = 10,

    /// <summary>社区/企事业单位/村公示栏（电子屏）.</summary>
    NoticeBoard = 11,

    /// <summary>精准推送.</summary>
    TargetedPush = 12,

    /// <summary>其他, named.</summary>
    Other = 13,
}

/// <summary>Whether a marked channel must be used.</summary>
public enum ChannelUse
{
    /// <summary>必选.</summary>
    Required = 1,

    /// <summary>可选.</summary>
    Optional = 2,
}

/// <summary>公开对象.</summary>
/// <param name="WholeSociety">全社会.</param>
/// <param name="SpecificGroups">特定群体 in words; empty when none.</param>
public sealed record Audience(bool WholeSociety, string SpecificGroups)
{
    /// <summary>Nobody named.</summary>
    public static Audience None { get; } = new(false, "");
}

/// <summary>公开层级.</summary>
public enum Level
{
    /// <summary>县级: the district.</summary>
    County = 1,

    /// <summary>乡级: streets and towns.</summary>
    Township = 2,

    /// <summary>村级: villages and communities.</summary>
    Village = 3,
}
