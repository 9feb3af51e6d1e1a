namespace OpenGov.Catalogues.Tests.Elements.TimeLimits;

/// <summary>Working days and days of the calendar after an event (domain.md §2, in its order, then our own): phrase and reading.</summary>
public static partial class Phrases
{
    /// <summary>A: working days after formation or change.</summary>
    public static TheoryData<string, string> Formation => new()
    {
        { "信息形成或者变更之日起20个工作日内", "Certain: Within 20 WorkingDay <信息形成或者变更>" },
        { "信息形成或变更之日起20个工作日内公开", "Certain: Within 20 WorkingDay <信息形成或变更>" },
        { "自该信息形成或者变更之日起20个工作日内", "Certain: Within 20 WorkingDay <该信息形成或者变更>" },
        { "自该政府信息形成或者变更之日起20个工作日内及时公开", "Certain: Within 20 WorkingDay <该政府信息形成或者变更>" },
        { "公开事项信息形成或变更之日起20个工作日内公开", "Certain: Within 20 WorkingDay <公开事项信息形成或变更>" },
        { "形成或者变更之日起20个工作日内予以公开", "Certain: Within 20 WorkingDay <形成或者变更>" },
        { "自信息形成或者变更之日起20个工作日内予以公开", "Certain: Within 20 WorkingDay <信息形成或者变更>" },
        { "信息形成之日起20个工作日内", "Certain: Within 20 WorkingDay <信息形成>" },
        { "信息形成之后20个工作日内", "Certain: Within 20 WorkingDay <信息形成>" },
        { "信息形成(变更)20个工作日内", "Certain: Within 20 WorkingDay <信息形成（变更）>" },
        { "信息形成20个工作日内公开", "Certain: Within 20 WorkingDay <信息形成>" },
        { "信息形成个20个工作日内", "Assumed: Within 20 WorkingDay <信息形成>" },
        { "信息形成后,20个工作日内公开内公开", "Certain: Within 20 WorkingDay <信息形成>" },
        { "信息形成或变更之日起20工作日内", "Certain: Within 20 WorkingDay <信息形成或变更>" },
        { "信息形成或变更20个工作日内", "Certain: Within 20 WorkingDay <信息形成或变更>" },
        { "信息形成或者变更之日起3个工作日内", "Certain: Within 3 WorkingDay <信息形成或者变更>" },
        { "信息形成(变更)5个工作日内", "Certain: Within 5 WorkingDay <信息形成（变更）>" },
        { "信息形成（变更）之日起7个工作日内", "Certain: Within 7 WorkingDay <信息形成（变更）>" },
        { "自该政府信息形成或者变更之日起5个工作日内;长期公示", "Certain: Within 5 WorkingDay <该政府信息形成或者变更>; notice Permanent 0 None" },

        // Our own.
        { "信息形成或者变更之\n日 起２０ 个工作 日内 。", "Certain: Within 20 WorkingDay <信息形成或者变更>" },
        { "信息形成或者变更之日起 20 个工作日内", "Certain: Within 20 WorkingDay <信息形成或者变更>" },
        { "信息形成或者变更之日起２０个工作日内", "Certain: Within 20 WorkingDay <信息形成或者变更>" },
        { "信息形成之日起二十个工作日内", "Certain: Within 20 WorkingDay <信息形成>" },
        { "信息形成之日起壹拾伍个工作日内", "Certain: Within 15 WorkingDay <信息形成>" },
        { "信息形成之日起不超过20个工作日", "Certain: Within 20 WorkingDay <信息形成>" },
        { "信息形成后20个工作日", "Assumed: Within 20 WorkingDay <信息形成>" },
        { "信息形成或变更之日起20个工作日内在区政府门户网站公开", "Certain: Within 20 WorkingDay <信息形成或变更>" },
        { "政府信息自形成或者变更之日起20个工作日内予以公开", "Certain: Within 20 WorkingDay <形成或者变更>" },
        { "公开时限：信息形成之日起20个工作日内", "Certain: Within 20 WorkingDay <信息形成>" },
        { "信息形成之日起20个工作日内，并在村公示栏公布", "Certain: Within 20 WorkingDay <信息形成>" },
        { "应当自信息形成或者变更之日起15个工作日内公开", "Certain: Within 15 WorkingDay <信息形成或者变更>" },
        { "信息更新之日起10个工作日以内", "Certain: Within 10 WorkingDay <信息更新>" },
        { "自信息形成或变更之日算起20个工作日之内公开", "Certain: Within 20 WorkingDay <信息形成或变更>" },
        { "信息產生后，十个工作日内主动公开", "Certain: Within 10 WorkingDay <信息產生>" },
        { "信息形成之日起20个工作天内", "Certain: Within 20 WorkingDay <信息形成>" },
    };

    /// <summary>B: after another event, or none.</summary>
    public static TheoryData<string, string> OtherEvents => new()
    {
        { "制定或获取信息之日起10个工作日内", "Certain: Within 10 WorkingDay <制定或获取信息>" },
        { "制定或获取文件之日起10个工作日内", "Certain: Within 10 WorkingDay <制定或获取文件>" },
        { "制定或获取指南之日起10个工作日内", "Certain: Within 10 WorkingDay <制定或获取指南>" },
        { "制定或获取扶持政策措施之日起10个工作日内", "Certain: Within 10 WorkingDay <制定或获取扶持政策措施>" },
        { "制定或获取备案政策之日起10个工作日内", "Certain: Within 10 WorkingDay <制定或获取备案政策>" },
        { "制定或获取扶持补贴政策之日起10个工作日内", "Certain: Within 10 WorkingDay <制定或获取扶持补贴政策>" },
        { "自制作或获取该信息之日起20个工作日内公开", "Certain: Within 20 WorkingDay <制作或获取该信息>" },
        { "制作或获取信息之日起7个工作日内", "Certain: Within 7 WorkingDay <制作或获取信息>" },
        { "信息获取(形成变更)20个工作日内", "Certain: Within 20 WorkingDay <信息获取（形成变更）>" },
        { "信息形成(获取、变更)20个工作日内", "Certain: Within 20 WorkingDay <信息形成（获取、变更）>" },
        { "信息形成(变更)下发至本单位20个工作日内", "Certain: Within 20 WorkingDay <信息形成（变更）下发至本单位>" },
        { "自收到申请之日起20个工作日内公开", "Certain: Within 20 WorkingDay <收到申请>" },
        { "收到征地批准文件之日起10个工作日内公开", "Certain: Within 10 WorkingDay <收到征地批准文件>" },
        { "分配结果确定后20个工作日内", "Certain: Within 20 WorkingDay <分配结果确定>" },
        { "颁布或印发之日起5个工作日内", "Certain: Within 5 WorkingDay <颁布或印发>" },
        { "拟征收土地现状调查结束后5个工作日内,在村公示栏公开", "Certain: Within 5 WorkingDay <拟征收土地现状调查结束>" },
        { "作出行政决定之日起7个工作日内,法律法规另有规定的从其规定", "Certain: Within 7 WorkingDay <作出行政决定>; except statute" },
        { "批后公布应在规划批准后20个工作日内向社会公布", "Certain: Within 20 WorkingDay <规划批准>; [批后公布] Within 20 WorkingDay <规划批准>" },
        { "关联规范性文件公开3个工作日内", "Certain: Within 3 WorkingDay <关联规范性文件公开>" },
        { "7个工作日", "Uncertain: Within 7 WorkingDay; needs trigger" },
        { "20个工作日", "Uncertain: Within 20 WorkingDay; needs trigger" },
        { "20工作日", "Uncertain: Within 20 WorkingDay; needs trigger" },

        // Our own.
        { "自然灾害发生后5个工作日内公开", "Certain: Within 5 WorkingDay <自然灾害发生>" },
        { "公示期满后5个工作日内", "Certain: Within 5 WorkingDay <公示期满>" },
        { "每学期开学之日起20个工作日内", "Certain: Within 20 WorkingDay <每学期开学>" },
        { "20个工作日内公开", "Uncertain: Within 20 WorkingDay; needs trigger" },
        { "合同签订之日起两个工作日内", "Certain: Within 2 WorkingDay <合同签订>" },
        { "突发事件发生后24小时内公开", "Certain: Within 24 Hour <突发事件发生>" },
        { "项目批准后,15个工作日内", "Certain: Within 15 WorkingDay <项目批准>" },
        { "应当自收到申请之日起20个工作日内予以答复", "Certain: Within 20 WorkingDay <收到申请>" },
        { "自作出决定之日起 7 个工作日内在“信用中国”网站公示", "Certain: Within 7 WorkingDay <作出决定>" },
        { "季度终了后10个工作日内公开", "Certain: Within 10 WorkingDay <季度终了>" },
        { "不得超过20个工作日", "Uncertain: Within 20 WorkingDay; needs trigger" },
        { "作出行政处罚决定7个工作日内", "Certain: Within 7 WorkingDay <作出行政处罚决定>" },
        { "在中标结果确定之日起3个工作日内公告", "Certain: Within 3 WorkingDay <中标结果确定>" },
        { "文件印发后3个工作日内上网", "Certain: Within 3 WorkingDay <文件印发>" },
        { "审批结果产生之日起7个工作日内通过政府网站公开", "Certain: Within 7 WorkingDay <审批结果产生>" },
        { "政策文件自印发之日起10个工作日内公开", "Certain: Within 10 WorkingDay <印发>; [政策文件] Within 10 WorkingDay <印发>" },
    };

    /// <summary>C: days of the calendar, months, years.</summary>
    public static TheoryData<string, string> CalendarDays => new()
    {
        { "本级人民代表大会或其常务委员会批准后20日内", "Certain: Within 20 Day <本级人民代表大会或其常务委员会批准>" },
        { "本级政府财政部门批复后20日内", "Certain: Within 20 Day <本级政府财政部门批复>" },
        { "部门预算经本级财政部门批复后20日内公开", "Certain: Within 20 Day <部门预算经本级财政部门批复>" },
        { "人大会议批复后20日内", "Certain: Within 20 Day <人大会议批复>" },
        { "自该信息形成或者变更之日起30日内予以公开,法律法规另有规定的除外", "Certain: Within 30 Day <该信息形成或者变更>; except statute" },

        // Our own.
        { "2021年度部门决算批复后20日内公开", "Certain: Within 20 Day <2021年度部门决算批复>" },
        { "项目竣工之日起1年内公开", "Certain: Within 1 Year <项目竣工>" },
        { "决定作出之日起十五日内", "Certain: Within 15 Day <决定作出>" },
        { "决算批复后二十日内", "Certain: Within 20 Day <决算批复>" },
        { "每季度终了后15日内", "Certain: Within 15 Day <每季度终了>" },
        { "收到申请后5日内", "Certain: Within 5 Day <收到申请>" },
        { "结果产生之日起3天内", "Certain: Within 3 Day <结果产生>" },
        { "形成之日起半年内", "Certain: Within 1 HalfYear <形成>" },
        { "自批准之日起20日内向社会公开，涉密信息除外", "Certain: Within 20 Day <批准>" },
        { "预算批准后20个自然日内公开", "Certain: Within 20 Day <预算批准>" },
        { "批复之日起一百二十日内", "Certain: Within 120 Day <批复>" },
        { "听证会结束后两周内", "Certain: Within 2 Week <听证会结束>" },
    };
}
