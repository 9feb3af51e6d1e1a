namespace OpenGov.Catalogues.Tests.Elements.TimeLimits;

/// <summary>At once, before an event, for good (domain.md §2, in its order, then our own): phrase and reading.</summary>
public static partial class Phrases
{
    /// <summary>F: at once, with an event.</summary>
    public static TheoryData<string, string> Immediate => new()
    {
        { "实时公开", "Certain: Immediate" },
        { "及时公开", "Certain: Immediate" },
        { "按进展情况及时公开", "Certain: Immediate <进展情况>" },
        { "重大决策作出后及时公开", "Certain: Immediate <重大决策作出>" },
        { "随时公布", "Certain: Immediate" },
        { "隨时公开", "Certain: Immediate" },
        { "随采购公告、采购文件公开", "Certain: Immediate <采购公告、采购文件>" },
        { "在实地启动拟征收土地工作时,在村公示栏公开", "Certain: Immediate <实地启动拟征收土地工作>" },

        // Our own.
        { "及时公布、动态更新", "Certain: Immediate" },
        { "处罚决定作出后及时公开", "Certain: Immediate <处罚决定作出>" },
        { "即时公开", "Certain: Immediate" },
        { "与文件同步公开", "Certain: Immediate <文件>" },
        { "随政策文件同步发布", "Certain: Immediate <政策文件>" },
        { "政策解读与文件同步发布", "Certain: Immediate <文件>; [政策解读] Immediate <文件>" },
        { "按工作进展及时更新", "Certain: Immediate <工作进展>" },
        { "根据实际情况更新", "Assumed: Immediate <实际情况>" },
        { "召开会议时同步公开", "Certain: Immediate <召开会议>" },
        { "第一时间公开", "Certain: Immediate" },
        { "信息形成之日起及时公开", "Certain: Immediate <信息形成>" },
    };

    /// <summary>G: before an event, minimum display.</summary>
    public static TheoryData<string, string> BeforeEvents => new()
    {
        { "组织听证7个工作日前", "Certain: BeforeEvent 7 WorkingDay <组织听证>" },
        { "批前公示时间不得少于30日", "Certain: NoticeOnly; notice AtLeast 30 Day" },
        { "征求意见期限不得少于30日", "Certain: NoticeOnly; notice AtLeast 30 Day" },
        { "征地补偿安置公告不少于30日", "Certain: NoticeOnly; notice AtLeast 30 Day" },
        { "征收土地预公告不少于10个工作日", "Certain: NoticeOnly; notice AtLeast 10 WorkingDay" },

        // Our own.
        { "会议召开前3个工作日", "Certain: BeforeEvent 3 WorkingDay <会议召开>" },
        { "提前5个工作日公开", "Uncertain: BeforeEvent 5 WorkingDay; needs trigger" },
        { "项目开工前公开", "Certain: BeforeEvent <项目开工>" },
        { "20个工作日前", "Uncertain: BeforeEvent 20 WorkingDay; needs trigger" },
        { "招生工作开始前公开", "Certain: BeforeEvent <招生工作开始>" },
        { "开学前10日", "Certain: BeforeEvent 10 Day <开学>" },
        { "听证会举行10日前公告", "Certain: BeforeEvent 10 Day <听证会举行>" },
        { "规划草案公示不少于30日", "Certain: NoticeOnly; notice AtLeast 30 Day" },
        { "公示期5个工作日", "Certain: NoticeOnly; notice Exact 5 WorkingDay" },
        { "拟任职公示时间为7天", "Certain: NoticeOnly; notice Exact 7 Day" },
        { "公告时间不得少于10个工作日", "Certain: NoticeOnly; notice AtLeast 10 WorkingDay" },
    };

    /// <summary>H: for good.</summary>
    public static TheoryData<string, string> Permanent => new()
    {
        { "长期", "Certain: Permanent" },
        { "长期公开", "Certain: Permanent" },
        { "永久公开", "Certain: Permanent" },
        { "长期公示", "Certain: Permanent" },
        { "常年公开", "Certain: Permanent" },
        { "长期公开(动态调整)", "Certain: Permanent" },
        { "长期公开、随时公开", "Certain: Immediate; notice Permanent 0 None" },
        { "长期公开\n随时公开", "Certain: Immediate; notice Permanent 0 None" },

        // Our own.
        { "在村公示栏长期公开", "Certain: Permanent" },
        { "时限:长期", "Certain: Permanent" },
        { "长期坚持", "Certain: Permanent" },
        { "常年公示", "Certain: Permanent" },
        { "永久", "Certain: Permanent" },
        { "长期有效", "Certain: Permanent" },
    };
}
