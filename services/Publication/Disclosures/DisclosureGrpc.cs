using Google.Api;
using Grpc.Core;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tables.Writing;
using OpenGov.Publications.Attributes;
using OpenGov.Publications.Compliance;
using OpenGov.Publications.Deadlines;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Disclosures;

/// <summary>Deadlines, disclosures, compliance and attributes over gRPC.</summary>
public sealed class DisclosureGrpc(
    DeadlineDesk deadlines,
    DisclosureDesk desk,
    DisclosureReader reader,
    DisclosureRecomputing recomputing,
    ComplianceDesk compliance,
    AttributeDesk attributes,
    AttributeReader registers)
    : DisclosureService.DisclosureServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.Deadline> ExplainDeadline(ExplainDeadlineRequest request, ServerCallContext context) =>
        deadlines.ExplainAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.Disclosure> RecordDisclosure(RecordDisclosureRequest request, ServerCallContext context) =>
        desk.RecordAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.Disclosure> UpdateDisclosure(UpdateDisclosureRequest request, ServerCallContext context) =>
        desk.UpdateAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.Disclosure> WithdrawProof(WithdrawProofRequest request, ServerCallContext context) =>
        desk.WithdrawAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.Disclosure> GetDisclosure(GetDisclosureRequest request, ServerCallContext context) =>
        reader.GetAsync(request.Id, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListDisclosuresResponse> ListDisclosures(ListDisclosuresRequest request, ServerCallContext context) =>
        reader.ListAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListDueResponse> ListDue(ListDueRequest request, ServerCallContext context) =>
        reader.ListDueAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<HttpBody> GetReceiptPhoto(GetReceiptPhotoRequest request, ServerCallContext context)
    {
        var photo = await reader.PhotoAsync(request, context.Caller(), context.CancellationToken);
        return FileAnswer.Give(context, request.Photo, new FileKind(photo.Type == "image/png" ? "png" : "jpg", photo.Type), photo.Bytes);
    }

    /// <inheritdoc/>
    public override Task<ListItemDisclosuresResponse> ListItemDisclosures(ListItemDisclosuresRequest request, ServerCallContext context) =>
        reader.ListPublicAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<RecomputeDeadlinesResponse> RecomputeDeadlines(RecomputeDeadlinesRequest request, ServerCallContext context) =>
        recomputing.RecomputeAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.Compliance> GetCompliance(GetComplianceRequest request, ServerCallContext context) =>
        compliance.GetAsync(ComplianceQuestion.Of(request), context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<HttpBody> ExportCompliance(ExportComplianceRequest request, ServerCallContext context)
    {
        var question = ComplianceQuestion.Of(request);
        var evidence = await compliance.EvidenceAsync(question, context.Caller(), context.CancellationToken);
        var name = $"政务公开评估材料{Days.Written(question.From)}至{Days.Written(question.To)}";
        return request.Format == ComplianceFormat.Json
            ? FileAnswer.Give(context, name, FileKind.Json, evidence.ToByteArrayOfJson())
            : FileAnswer.Give(context, name, FileKind.Xlsx, EvidenceBook.Write(evidence));
    }

    /// <inheritdoc/>
    public override Task<Wire.DocumentAttribute> DecideAttribute(DecideAttributeRequest request, ServerCallContext context) =>
        attributes.DecideAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.DocumentAttribute> ConfirmAttribute(ConfirmAttributeRequest request, ServerCallContext context) =>
        attributes.ConfirmAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.DocumentAttribute> ReviewAttribute(ReviewAttributeRequest request, ServerCallContext context) =>
        attributes.ReviewAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.DocumentAttribute> GetAttribute(GetAttributeRequest request, ServerCallContext context) =>
        registers.GetAsync(request.Id, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListAttributesResponse> ListAttributes(ListAttributesRequest request, ServerCallContext context) =>
        registers.ListAsync(request, context.Caller(), context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<HttpBody> ExportAttributes(ExportAttributesRequest request, ServerCallContext context)
    {
        var disclosed = await registers.AllAsync(request.Division, AttributeRegister.Disclosed, context.Caller(), context.CancellationToken);
        var withheld = await registers.AllAsync(request.Division, AttributeRegister.Withheld, context.Caller(), context.CancellationToken);
        return FileAnswer.Give(context, "公开属性台账", FileKind.Xlsx, AttributeBook.Write(disclosed, withheld));
    }
}
