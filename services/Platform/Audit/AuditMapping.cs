using Google.Protobuf.WellKnownTypes;
using Wire = OpenGov.Contracts.Common.V1;

namespace OpenGov.Platform.Audit;

/// <summary>The trail in the contract's words.</summary>
internal static class AuditMapping
{
    public static Wire.AuditEntry ToWire(AuditEntry entry)
    {
        var record = entry.Record;
        return new()
        {
            Sequence = entry.Sequence,
            Hash = entry.Hash,
            Id = record.Id.ToString("D"),
            Kind = (Wire.AuditEntryKind)(int)record.Kind,
            Time = record.At.ToTimestamp(),
            Actor = (Wire.AuditActor)(int)record.Actor,
            Account = record.Account ?? "",
            OrganisationId = record.Organisation ?? "",
            Division = record.Division ?? "",
            OnBehalfOf = record.OnBehalfOf ?? "",
            Address = record.Address ?? "",
            Rpc = record.Rpc ?? "",
            RequestId = record.RequestId ?? "",
            Resources = { record.Resources ?? [] },
            Collection = record.Collection ?? "",
            DocumentId = record.Document ?? "",
            Revision = record.Revision,
            Reason = record.Reason ?? "",
            Count = record.Count,
        };
    }

    public static Wire.AuditVerification ToWire(ChainVerdict verdict) => new()
    {
        Whole = verdict.Broken is null,
        LastSequence = verdict.Last,
        LastHash = verdict.Hash,
        BrokenSequence = verdict.Broken?.Sequence ?? 0,
        Fault = (Wire.AuditFault)(int)(verdict.Broken?.Fault ?? 0),
        Explanation = InChinese(verdict.Broken),
    };

    /// <summary>A break for people; empty for none.</summary>
    public static string InChinese(ChainBreak? broken) => broken?.Fault switch
    {
        null => "",
        ChainFault.Changed => $"第 {broken.Sequence} 条审计记录的内容与其哈希不符，或者它前面的记录被替换过。",
        ChainFault.Missing => $"第 {broken.Sequence} 条审计记录不在原来的位置：被删除，或者与别的记录调换了。",
        ChainFault.EndMissing => $"从第 {broken.Sequence} 条起，末尾的审计记录被删除。",
        ChainFault.AnchorDiffers => $"第 {broken.Sequence} 条审计记录与末尾标记不一致，或者末尾标记被删除。",
        _ => $"第 {broken.Sequence} 条审计记录不是您以前记下的那一条。",
    };
}
