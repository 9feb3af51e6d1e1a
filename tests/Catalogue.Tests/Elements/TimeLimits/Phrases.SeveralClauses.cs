namespace OpenGov.Catalogues.Tests.Elements.TimeLimits;

/// <summary>Several clauses, exceptions, bounds (domain.md §2, in its order, then our own): phrase and reading.</summary>
public static partial class Phrases
{
    /// <summary>D: several clauses, display periods.</summary>
    public static TheoryData<string, string> Compound => new()
    {
        { "信息形成20个工作日内公开;其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示", "Certain: Within 20 WorkingDay <信息形成>; [] Within 20 WorkingDay <信息形成>; [行政许可、行政处罚事项] Within 7 WorkingDay <作出行政决定>" },
        { "信息形成之日起20个工作日内;行政许可和行政处罚决定作出后7个工作日内", "Certain: Within 20 WorkingDay <信息形成>; [] Within 20 WorkingDay <信息形成>; [行政许可和行政处罚决定] Within 7 WorkingDay <行政许可和行政处罚决定作出>" },
        { "执法决定信息在决定作出之日起7个工作日内公开,其他相关信息形成或变更之日起20个工作日内公开", "Certain: Within 20 WorkingDay <形成或变更>; [执法决定信息] Within 7 WorkingDay <决定作出>; [其他相关信息] Within 20 WorkingDay <形成或变更>" },
        { "1.除处罚决定外其他内容:长期公开(动态调整);2.处罚决定:20个工作日内。", "Uncertain: Permanent; needs trigger; [除处罚决定外其他内容] Permanent; [处罚决定] Within 20 WorkingDay" },
        { "信息形成或者变更之日起20个工作日内予以公开;征求意见期限不得少于30日", "Certain: Within 20 WorkingDay <信息形成或者变更>; notice AtLeast 30 Day" },
        { "①《听证通知书》在组织听证7个工作日前予以公开;②其他听证公开内容为依申请公开", "Certain: OnRequest; [《听证通知书》] BeforeEvent 7 WorkingDay <组织听证>; [其他听证公开内容] OnRequest" },
        { "制定或获取信息之日起10个工作日内,公示7个工作日", "Certain: Within 10 WorkingDay <制定或获取信息>; notice Exact 7 WorkingDay" },
        { "及时公开,公告期限为5个工作日", "Certain: Immediate; notice Exact 5 WorkingDay" },
        { "每季度的首个月20日(集体财务往来较多的,财务收支情况应每月公布一次)", "Certain: Periodic {every 1 Quarter month 1 day 20}; [] Periodic {every 1 Quarter month 1 day 20}; [集体财务往来较多的，财务收支情况] Periodic {every 1 Month 1 times}" },

        // Our own.
        { "行政处罚7个工作日内，其余20个工作日内", "Uncertain: Within 20 WorkingDay; needs trigger; [行政处罚] Within 7 WorkingDay; [其余] Within 20 WorkingDay" },
        { "行政许可：7个工作日内；行政处罚：5个工作日内", "Uncertain: Compound; needs trigger; [行政许可] Within 7 WorkingDay; [行政处罚] Within 5 WorkingDay" },
        { "年报于每年1月31日前公开，其他信息形成之日起20个工作日内公开", "Certain: Within 20 WorkingDay <形成>; [年报] Periodic {every 1 Year month 1 day 31 by}; [其他信息] Within 20 WorkingDay <形成>" },
        { "（一）政策文件：印发之日起20个工作日内；（二）办事指南：长期公开；（三）其他：及时公开", "Certain: Immediate; [政策文件] Within 20 WorkingDay <印发>; [办事指南] Permanent; [其他] Immediate" },
        { "政策文件自印发之日起10个工作日内公开，政策解读材料与政策文件同步公开", "Certain: Compound; [政策文件] Within 10 WorkingDay <印发>; [政策解读材料] Immediate <政策文件>" },
        { "信息形成之日起20个工作日内公开，并在村公示栏公示7天", "Certain: Within 20 WorkingDay <信息形成>; notice Exact 7 Day" },
        { "作出行政许可决定之日起7个工作日内公开，公示期限1年", "Certain: Within 7 WorkingDay <作出行政许可决定>; notice Exact 1 Year" },
        { "及时公开，并在村公示栏公示7个工作日", "Certain: Immediate; notice Exact 7 WorkingDay" },
        { "1.政策文件:印发之日起20个工作日内\n2.办事指南:长期公开", "Certain: Compound; [政策文件] Within 20 WorkingDay <印发>; [办事指南] Permanent" },
        { "其他信息及时公开", "Certain: Immediate; [其他信息] Immediate" },
        { "如有变更，及时更新", "Certain: Immediate; [如有变更] Immediate" },
        { "行政许可决定自作出之日起7个工作日内公开；其他信息长期公开", "Certain: Permanent; [行政许可决定] Within 7 WorkingDay <作出>; [其他信息] Permanent" },
    };

    /// <summary>E: other laws, extension, withdrawal.</summary>
    public static TheoryData<string, string> Overrides => new()
    {
        { "信息形成或者变更之日起20个工作日内。法律、法规对政府信息公开的期限另有规定的,从其规定", "Certain: Within 20 WorkingDay <信息形成或者变更>; except statute" },
        { "自形成或者变更之日起20个工作日内予以公开,法律法规另有规定的从其规定", "Certain: Within 20 WorkingDay <形成或者变更>; except statute" },
        { "自形成或者变更之日起20个工作日内予以公开,法律法规另有规定的除外", "Certain: Within 20 WorkingDay <形成或者变更>; except statute" },
        { "作出决定之日起7个工作日内;情况复杂的,经本单位负责人批准,可延长7个工作日", "Certain: Within 7 WorkingDay <作出决定>; longest 14 WorkingDay" },
        { "作出决定之日起7个工作日内;情况复杂的,经本单位负责人批准,可延长7个工作日。企事业单位处罚公示满5年、个人满3年后不再公示", "Certain: Within 7 WorkingDay <作出决定>; longest 14 WorkingDay; withdrawal 企事业单位处罚公示满5年、个人满3年后不再公示" },
        { "企事业单位处罚公示满5年、个人满3年后不再公示", "Uncertain: FreeText; missed 企事业单位处罚公示满5年、个人满3年后不再公示" },
        { "及时更新,最大更新间隔不得超过12个月", "Certain: Immediate {every 12 Month at least}" },
        { "及时更新,最大更新间隔不得超过6个月", "Certain: Immediate {every 6 Month at least}" },

        // Our own.
        { "除法律法规另有规定外，自信息形成之日起20个工作日内公开", "Certain: Within 20 WorkingDay <信息形成>; except statute" },
        { "长期公开，法律法规另有规定的除外", "Certain: Permanent; except statute" },
        { "二十个工作日内公开，法律另有规定的除外", "Uncertain: Within 20 WorkingDay; needs trigger; except statute" },
        { "自信息形成或变更之日起10个工作日内公开；法律、法规另有规定的，从其规定。", "Certain: Within 10 WorkingDay <信息形成或变更>; except statute" },
        { "及时公开，最长不超过20个工作日", "Certain: Immediate; longest 20 WorkingDay" },
        { "信息形成之日起15个工作日内公开，特殊情况可延长5个工作日", "Certain: Within 15 WorkingDay <信息形成>; longest 20 WorkingDay" },
        { "及时公开，确有困难的，可延长至30日", "Certain: Immediate; longest 30 Day" },
        { "信息形成之日起20个工作日内公开，公示满5年后不再公示", "Certain: Within 20 WorkingDay <信息形成>; withdrawal 公示满5年后不再公示" },
    };
}
