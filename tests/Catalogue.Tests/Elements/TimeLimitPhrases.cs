using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Elements;

/// <summary>Phrases of real tables (domain.md §2, in its order) with what the first parse makes of each.</summary>
public static class TimeLimitPhrases
{
    /// <summary>Phrase, count, unit, trigger.</summary>
    public static TheoryData<string, int, TimeUnit, string> Within => new()
    {
        // A: working days after formation or change
        { "信息形成或者变更之日起20个工作日内", 20, TimeUnit.WorkingDay, "信息形成或者变更" },
        { "信息形成或变更之日起20个工作日内公开", 20, TimeUnit.WorkingDay, "信息形成或变更" },
        { "自该信息形成或者变更之日起20个工作日内", 20, TimeUnit.WorkingDay, "该信息形成或者变更" },
        { "自该政府信息形成或者变更之日起20个工作日内及时公开", 20, TimeUnit.WorkingDay, "该政府信息形成或者变更" },
        { "公开事项信息形成或变更之日起20个工作日内公开", 20, TimeUnit.WorkingDay, "公开事项信息形成或变更" },
        { "形成或者变更之日起20个工作日内予以公开", 20, TimeUnit.WorkingDay, "形成或者变更" },
        { "自信息形成或者变更之日起20个工作日内予以公开", 20, TimeUnit.WorkingDay, "信息形成或者变更" },
        { "信息形成之日起20个工作日内", 20, TimeUnit.WorkingDay, "信息形成" },
        { "信息形成之后20个工作日内", 20, TimeUnit.WorkingDay, "信息形成" },
        { "信息形成(变更)20个工作日内", 20, TimeUnit.WorkingDay, "信息形成（变更）" },
        { "信息形成20个工作日内公开", 20, TimeUnit.WorkingDay, "信息形成" },
        { "信息形成个20个工作日内", 20, TimeUnit.WorkingDay, "信息形成" },
        { "信息形成后,20个工作日内公开内公开", 20, TimeUnit.WorkingDay, "信息形成" },
        { "信息形成或变更之日起20工作日内", 20, TimeUnit.WorkingDay, "信息形成或变更" },
        { "信息形成或变更20个工作日内", 20, TimeUnit.WorkingDay, "信息形成或变更" },
        { "信息形成或者变更之日起3个工作日内", 3, TimeUnit.WorkingDay, "信息形成或者变更" },
        { "信息形成（变更）5个工作日内", 5, TimeUnit.WorkingDay, "信息形成（变更）" },
        { "信息形成（变更）之日起7个工作日内", 7, TimeUnit.WorkingDay, "信息形成（变更）" },

        // B: working days after another event
        { "制定或获取信息之日起10个工作日内", 10, TimeUnit.WorkingDay, "制定或获取信息" },
        { "制定或获取扶持补贴政策之日起10个工作日内", 10, TimeUnit.WorkingDay, "制定或获取扶持补贴政策" },
        { "自制作或获取该信息之日起20个工作日内公开", 20, TimeUnit.WorkingDay, "制作或获取该信息" },
        { "制作或获取信息之日起7个工作日内", 7, TimeUnit.WorkingDay, "制作或获取信息" },
        { "信息获取(形成变更)20个工作日内", 20, TimeUnit.WorkingDay, "信息获取（形成变更）" },
        { "信息形成(获取、变更)20个工作日内", 20, TimeUnit.WorkingDay, "信息形成（获取、变更）" },
        { "信息形成(变更)下发至本单位20个工作日内", 20, TimeUnit.WorkingDay, "信息形成（变更）下发至本单位" },
        { "自收到申请之日起20个工作日内公开", 20, TimeUnit.WorkingDay, "收到申请" },
        { "收到征地批准文件之日起10个工作日内公开", 10, TimeUnit.WorkingDay, "收到征地批准文件" },
        { "分配结果确定后20个工作日内", 20, TimeUnit.WorkingDay, "分配结果确定" },
        { "颁布或印发之日起5个工作日内", 5, TimeUnit.WorkingDay, "颁布或印发" },
        { "拟征收土地现状调查结束后5个工作日内,在村公示栏公开", 5, TimeUnit.WorkingDay, "拟征收土地现状调查结束" },
        { "批后公布应在规划批准后20个工作日内向社会公布", 20, TimeUnit.WorkingDay, "规划批准" },
        { "关联规范性文件公开3个工作日内", 3, TimeUnit.WorkingDay, "关联规范性文件公开" },
        { "自然灾害发生后5个工作日内公开", 5, TimeUnit.WorkingDay, "自然灾害发生" },
        { "公示期满后5个工作日内", 5, TimeUnit.WorkingDay, "公示期满" },
        { "每学期开学之日起20个工作日内", 20, TimeUnit.WorkingDay, "每学期开学" },
        { "7个工作日", 7, TimeUnit.WorkingDay, "" },
        { "20个工作日", 20, TimeUnit.WorkingDay, "" },
        { "20工作日", 20, TimeUnit.WorkingDay, "" },
        { "20个工作日内公开", 20, TimeUnit.WorkingDay, "" },

        // C: days of the calendar, months, years
        { "本级人民代表大会或其常务委员会批准后20日内", 20, TimeUnit.Day, "本级人民代表大会或其常务委员会批准" },
        { "本级政府财政部门批复后20日内", 20, TimeUnit.Day, "本级政府财政部门批复" },
        { "部门预算经本级财政部门批复后20日内公开", 20, TimeUnit.Day, "部门预算经本级财政部门批复" },
        { "2021年度部门决算批复后20日内公开", 20, TimeUnit.Day, "2021年度部门决算批复" },
        { "本要点印发后30日内", 30, TimeUnit.Day, "本要点印发" },
        { "国务院部门标准指引发布后3个月内", 3, TimeUnit.Month, "国务院部门标准指引发布" },
        { "项目竣工之日起1年内公开", 1, TimeUnit.Year, "项目竣工" },

        // Chinese numerals, noise, width
        { "信息形成之日起二十个工作日内", 20, TimeUnit.WorkingDay, "信息形成" },
        { "决定作出之日起十五日内", 15, TimeUnit.Day, "决定作出" },
        { "合同签订之日起两个工作日内", 2, TimeUnit.WorkingDay, "合同签订" },
        { "信息形成或者变更之\n日 起２０ 个工作\u00a0日内\u200b。", 20, TimeUnit.WorkingDay, "信息形成或者变更" },
    };

    /// <summary>Phrase, trigger.</summary>
    public static TheoryData<string, string> Immediate => new()
    {
        { "实时公开", "" }, { "及时公开", "" }, { "按进展情况及时公开", "" }, { "重大决策作出后及时公开", "重大决策作出" },
        { "随时公布", "" }, { "隨时公开", "" }, { "及时更新", "" }, { "立即公开", "" }, { "及时", "" }, { "及时向社会公布。", "" },
    };

    /// <summary>For good.</summary>
    public static TheoryData<string> Permanent => ["长期", "长期公开", "永久公开", "长期公示", "常年公开", "长期公开(动态调整)", "长期 公开（动态更新）"];

    /// <summary>Again and again.</summary>
    public static TheoryData<string> Periodic =>
    [
        "每年1月31日前", "每年1月31日前填报上一年度公开年报", "每季度的首个月20日", "半年至少更新1次", "至少1次/半年", "至少1次/年",
        "按年公开", "按季度更新", "每月10日前", "每季度第一个月15日前", "每日", "每小时", "每季度公开", "每半年更新一次", "每年6月底前公开",
        "每季度至少公开1次", "定期公开",
    ];

    /// <summary>Several clauses, minimums, display periods, bounds without a meaning of their own, references: stays text.</summary>
    public static TheoryData<string> FreeText =>
    [
        // A, B: a second clause or an exception
        "自该政府信息形成或者变更之日起5个工作日内;长期公示",
        "作出行政决定之日起7个工作日内,法律法规另有规定的从其规定",
        // C: exception
        "自该信息形成或者变更之日起30日内予以公开,法律法规另有规定的除外",
        // D: compound
        "信息形成20个工作日内公开;其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示",
        "信息形成之日起20个工作日内;行政许可和行政处罚决定作出后7个工作日内",
        "执法决定信息在决定作出之日起7个工作日内公开,其他相关信息形成或变更之日起20个工作日内公开",
        "1.除处罚决定外其他内容:长期公开(动态调整);2.处罚决定:20个工作日内。",
        "信息形成或者变更之日起20个工作日内予以公开;征求意见期限不得少于30日",
        "①《听证通知书》在组织听证7个工作日前予以公开;②其他听证公开内容为依申请公开",
        "制定或获取信息之日起10个工作日内,公示7个工作日",
        "及时公开,公告期限为5个工作日",
        "每季度的首个月20日(集体财务往来较多的,财务收支情况应每月公布一次)",
        // E: override, longest bound
        "信息形成或者变更之日起20个工作日内。法律、法规对政府信息公开的期限另有规定的,从其规定",
        "自形成或者变更之日起20个工作日内予以公开,法律法规另有规定的从其规定",
        "作出决定之日起7个工作日内;情况复杂的,经本单位负责人批准,可延长7个工作日",
        "及时更新,最大更新间隔不得超过12个月",
        // F: with another document, at an event
        "随采购公告、采购文件公开",
        "在实地启动拟征收土地工作时,在村公示栏公开",
        // G: before an event, minimum length
        "组织听证7个工作日前", "批前公示时间不得少于30日", "征求意见期限不得少于30日", "公示7个工作日", "公示期不少于5个工作日内",
        "不少于20个工作日", "不得少于20个工作日内公开",
        // H: two lines
        "长期公开、随时公开", "长期公开\n随时公开",
        // I: fixed dates and cycles that do not say so
        "按实际更新", "6月底前", "1月31日前", "1年", "6个月", "1个月", "30日", "2021年年底前", "2021年内",
        // J, K: elsewhere
        "同上", "按相关规定公开", "根据相关文件要求及时发布", "按照区财政统一部署执行", "常态化",
        // never guess
        "5-7个工作日内", "约20个工作日内", "1.5个工作日内", "0个工作日内", "第20个工作日内", "20个工作日前", "信息形成后20个工作日", "形成之日起半年内",
        "信息形成之日起3月内", "信息形成之日起十十个工作日内", "信息形成之日起20个小时内", "99999个工作日内",
    ];
}
