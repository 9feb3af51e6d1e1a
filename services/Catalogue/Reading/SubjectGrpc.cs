using Grpc.Core;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>SubjectService: who is named as 公开主体.</summary>
public sealed class SubjectGrpc(SubjectItems items) : Wire.SubjectService.SubjectServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.ListSubjectItemsResponse> ListSubjectItems(Wire.ListSubjectItemsRequest request, ServerCallContext context) =>
        items.ListAsync(request, context.CancellationToken);
}
