using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Screens.Staff;

/// <summary>States and steps in the words of the field (design.md §2).</summary>
internal static class StateWords
{
    public static string Of(VersionState state) => state switch
    {
        VersionState.Draft => "草稿",
        VersionState.Submitted => "待审",
        VersionState.Approved => "已审",
        VersionState.Published => "已发布",
        VersionState.Superseded => "历史版本",
        VersionState.Withdrawn => "已撤回",
        VersionState.Discarded => "已废弃",
        _ => "",
    };

    public static string Of(StepKind kind) => kind switch
    {
        StepKind.Opened => "建立草稿",
        StepKind.Submitted => "送审",
        StepKind.Approved => "审核通过",
        StepKind.Returned => "退回",
        StepKind.Published => "发布",
        StepKind.Withdrawn => "撤回",
        StepKind.Discarded => "放弃草稿",
        StepKind.Imported => "导入表格",
        StepKind.Derived => "派生",
        StepKind.StageApproved => "通过",
        StepKind.Consented => "会签同意",
        StepKind.Objected => "会签不同意",
        StepKind.PublishScheduled => "定时发布",
        StepKind.ScheduleCancelled => "取消定时",
        StepKind.EmergencyPublished => "应急发布",
        StepKind.EmergencyConfirmed => "复核",
        StepKind.Restored => "恢复版本",
        StepKind.TakenOver => "承接事项",
        StepKind.Rebased => "合并上级更新",
        StepKind.FindingsWaived => "说明提醒",
        StepKind.WaiversRemoved => "撤销说明",
        StepKind.FixesApplied => "采用建议",
        _ => "",
    };

    public static string Of(PendingReview review) => review.Kind switch
    {
        PendingReviewKind.Stage => $"待{review.StageName}",
        PendingReviewKind.Consent => "待会签",
        PendingReviewKind.Publication => "待发布",
        PendingReviewKind.Schedule => "定时发布",
        PendingReviewKind.SecondLook => "待复核",
        _ => "",
    };
}
