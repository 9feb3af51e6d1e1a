namespace OpenGov.Catalogues.Tests.Elements.TimeLimits;

/// <summary>By the calendar, elsewhere, in plans (domain.md §2, in its order, then our own): phrase and reading.</summary>
public static partial class Phrases
{
    /// <summary>I: periodic and fixed dates.</summary>
    public static TheoryData<string, string> Periodic => new()
    {
        { "每年1月31日前", "Certain: Periodic {every 1 Year month 1 day 31 by}" },
        { "每年1月31日前填报上一年度公开年报", "Certain: Periodic {every 1 Year month 1 day 31 by}" },
        { "每季度的首个月20日", "Certain: Periodic {every 1 Quarter month 1 day 20}" },
        { "半年至少更新1次", "Certain: Periodic {every 1 HalfYear 1 times at least}" },
        { "至少1次/半年", "Certain: Periodic {every 1 HalfYear 1 times at least}" },
        { "至少1次/年", "Certain: Periodic {every 1 Year 1 times at least}" },
        { "按实际更新", "Assumed: Immediate <实际>" },
        { "按年公开", "Certain: Periodic {every 1 Year}" },
        { "6月底前", "Assumed: ByDate {month 6 end by}" },
        { "1月31日前", "Assumed: ByDate {month 1 day 31 by}" },
        { "1年", "Uncertain: Periodic {every 1 Year}" },
        { "6个月", "Uncertain: Periodic {every 6 Month}" },
        { "1个月", "Uncertain: Periodic {every 1 Month}" },
        { "按季度更新", "Certain: Periodic {every 1 Quarter}" },
        { "每月10日前", "Certain: Periodic {every 1 Month day 10 by}" },
        { "每季度第一个月15日前", "Certain: Periodic {every 1 Quarter month 1 day 15 by}" },
        { "每日", "Certain: Periodic {every 1 Day}" },
        { "每小时", "Certain: Periodic {every 1 Hour}" },

        // Our own.
        { "每周五前更新", "Certain: Periodic {every 1 Week day 5 by}" },
        { "每两年一次", "Certain: Periodic {every 2 Year 1 times}" },
        { "每年至少更新2次", "Certain: Periodic {every 1 Year 2 times at least}" },
        { "一年一次", "Certain: Periodic {every 1 Year 1 times}" },
        { "每6个月更新一次", "Certain: Periodic {every 6 Month 1 times}" },
        { "每年年底前", "Certain: Periodic {every 1 Year end by}" },
        { "每月底前公布", "Certain: Periodic {every 1 Month end by}" },
        { "定期公开", "Uncertain: Periodic {}" },
        { "2026年3月31日前", "Certain: ByDate {year 2026 month 3 day 31 by}" },
        { "年内完成", "Assumed: ByDate {end by}" },
        { "2021年内", "Certain: ByDate {year 2021 end by}" },
        { "年度公开", "Certain: Periodic {every 1 Year}" },
        { "至少每半年更新一次", "Certain: Periodic {every 1 HalfYear 1 times at least}" },
        { "每年3月31日前发布上一年度政府信息公开工作年度报告", "Certain: Periodic {every 1 Year month 3 day 31 by}" },
        { "每月1次", "Certain: Periodic {every 1 Month 1 times}" },
        { "每天更新", "Certain: Periodic {every 1 Day}" },
        { "逐月公布", "Certain: Periodic {every 1 Month}" },
        { "1次/3个月", "Certain: Periodic {every 3 Month 1 times}" },
        { "一季度一次", "Certain: Periodic {every 1 Quarter 1 times}" },
        { "半年", "Uncertain: Periodic {every 1 HalfYear}" },
        { "每年12月", "Certain: Periodic {every 1 Year month 12}" },
        { "每季度末公开", "Certain: Periodic {every 1 Quarter end}" },
    };

    /// <summary>J: ditto, left to something else.</summary>
    public static TheoryData<string, string> Elsewhere => new()
    {
        { "同上", "Uncertain: Refers \"同上\"" },
        { "按相关规定公开", "Uncertain: Refers \"相关规定\"" },
        { "根据相关文件要求及时发布", "Uncertain: Refers \"相关文件要求\"" },
        { "按照区财政统一部署执行", "Uncertain: Refers \"区财政统一部署\"" },

        // Our own.
        { "按照《中华人民共和国预算法》规定的时限公开", "Uncertain: Refers \"《中华人民共和国预算法》规定\"" },
        { "依法公开", "Uncertain: Refers \"依法\"" },
        { "法定时限内公开", "Uncertain: Refers \"法定时限\"" },
        { "按有关规定执行", "Uncertain: Refers \"有关规定\"" },
        { "以上级文件规定为准", "Uncertain: Refers \"上级文件规定\"" },
        { "详见相关文件", "Uncertain: Refers \"相关文件\"" },
        { "依申请公开", "Certain: OnRequest" },
    };

    /// <summary>K: deadlines of plans.</summary>
    public static TheoryData<string, string> Plans => new()
    {
        { "常态化", "Assumed: Permanent" },
        { "2021年年底前", "Certain: ByDate {year 2021 end by}" },
        { "国务院部门标准指引发布后3个月内", "Certain: Within 3 Month <国务院部门标准指引发布>" },
        { "2021年3月底前", "Certain: ByDate {year 2021 month 3 end by}" },
        { "2021年12月底前", "Certain: ByDate {year 2021 month 12 end by}" },
        { "本要点印发后30日内", "Certain: Within 30 Day <本要点印发>" },
        { "文件公布后3个工作日内上网(解读)", "Certain: Within 3 WorkingDay <文件公布>" },
        { "每半年", "Certain: Periodic {every 1 HalfYear}" },
        { "年初建账、年中查账、年底交账", "Uncertain: FreeText; missed 年初建账、年中查账、年底交账" },

        // Our own.
        { "常态化公开", "Assumed: Permanent" },
        { "2021年12月31日前完成", "Certain: ByDate {year 2021 month 12 day 31 by}" },
        { "今年6月底前", "Assumed: ByDate {month 6 end by}" },
        { "2025年9月1日", "Certain: ByDate {year 2025 month 9 day 1}" },
    };

    /// <summary>Never guessed.</summary>
    public static TheoryData<string, string> NotUnderstood => new()
    {
        { "5-7个工作日内", "Uncertain: FreeText; missed 5-7个工作日内" },
        { "约20个工作日内", "Uncertain: FreeText; missed 约20个工作日内" },
        { "1.5个工作日内", "Uncertain: FreeText; missed 1.5个工作日内" },
        { "0个工作日内", "Uncertain: FreeText; missed 0个工作日内" },
        { "第20个工作日内", "Uncertain: FreeText; missed 第20个工作日内" },
        { "信息形成之日起3月内", "Uncertain: FreeText; missed 信息形成之日起3月内" },
        { "信息形成之日起十十个工作日内", "Uncertain: FreeText; missed 信息形成之日起十十个工作日内" },
        { "99999个工作日内", "Uncertain: FreeText; missed 99999个工作日内" },
        { "不少于20个工作日", "Uncertain: FreeText; missed 不少于20个工作日" },
        { "不得少于20个工作日内公开", "Uncertain: FreeText; missed 不得少于20个工作日内公开" },
        { "公示期不少于5个工作日内", "Uncertain: FreeText; missed 公示期不少于5个工作日内" },
        { "30日", "Uncertain: FreeText; missed 30日" },
        { "信息形成之日起20个工作日后公开", "Uncertain: FreeText; missed 信息形成之日起20个工作日后公开" },
        { "目前", "Uncertain: FreeText; missed 目前" },
        { "适时公开", "Uncertain: FreeText; missed 适时公开" },
        { "不定期公开", "Uncertain: FreeText; missed 不定期公开" },
        { "有效期内公开", "Uncertain: FreeText; missed 有效期内公开" },
        { "每年3月、9月", "Uncertain: FreeText; missed 每年3月、9月" },
        { "每年13月公开", "Uncertain: FreeText; missed 每年13月公开" },
        { "每月40日前", "Uncertain: FreeText; missed 每月40日前" },
        { "2021年13月底前", "Uncertain: FreeText; missed 2021年13月底前" },
        { "收到申请当日公开", "Uncertain: FreeText; missed 收到申请当日公开" },
        { "信息形成之日起20个工作日内公开，涉及其他部门的另行通知", "Uncertain: FreeText; missed 涉及其他部门的另行通知; [] Within 20 WorkingDay <信息形成>; [] FreeText" },
        { "信息形成之日起7个工作日内公开，可延长1个月", "Uncertain: FreeText; missed 信息形成之日起7个工作日内公开，可延长1个月; [] Within 7 WorkingDay <信息形成>" },
        { "公告不少于30日；公示7个工作日", "Uncertain: FreeText; missed 公告不少于30日；公示7个工作日" },
        { "企事业单位处罚公示满5年、个人满3年后不再公示", "Uncertain: FreeText; missed 企事业单位处罚公示满5年、个人满3年后不再公示" },
        { "经批准可延长至30日", "Uncertain: FreeText; missed 经批准可延长至30日" },
        { "不得在20个工作日内公开", "Uncertain: FreeText; missed 不得在20个工作日内公开" },
        { "信息形成之日起20个工作日内不予公开", "Uncertain: FreeText; missed 信息形成之日起20个工作日内不予公开" },
        { "√", "Uncertain: FreeText; missed √" },
        { "公开", "Uncertain: FreeText; missed 公开" },
        { "20", "Uncertain: FreeText; missed 20" },
        { "二十", "Uncertain: FreeText; missed 二十" },
        { "个工作日内", "Uncertain: FreeText; missed 个工作日内" },
        { "信息形成之日起20个工作日内公开；否则", "Uncertain: FreeText; missed 否则; [] Within 20 WorkingDay <信息形成>; [] FreeText" },
        { "13月40日前", "Uncertain: FreeText; missed 13月40日前" },
    };
}
