using OpenGov.Catalogues.Contract;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Bases;

/// <summary>Lists legal bases, by title: from memory, where all of them are.</summary>
public sealed class BasisList(BasisRegistry registry, TimeProvider clock)
{
    private const int LongestText = 200;

    /// <summary>A page.</summary>
    public async Task<Wire.ListBasesResponse> ListAsync(Wire.ListBasesRequest request, CancellationToken cancellation)
    {
        if (request.Text.Length > LongestText)
        {
            throw Refused.Invalid("text", $"最多 {LongestText} 个字");
        }

        var asked = PageRequest.Of(
            request.PageSize, request.PageToken, "ListBases", request.Status.ToString(), request.Kind.ToString(), request.Text);
        if (asked.After is { Value: not string })
        {
            throw Refused.PageToken();
        }

        var today = Day.Today(clock);
        var snapshot = await registry.CurrentAsync(cancellation);
        var found = snapshot.Search(request.Text)
            .Where(stored => request.Kind == Wire.BasisKind.Unspecified || (int)stored.Value.Kind == (int)request.Kind)
            .Where(stored => request.Status == Wire.BasisStatus.Unspecified || (int)stored.Value.StatusOn(today) == (int)request.Status)
            .Where(stored => IsAfter(stored.Value, asked.After))
            .Take(asked.Size + 1)
            .ToList();
        var (page, next) = asked.Cut(found, stored => new(stored.Value.Title, stored.Id));
        return new() { Bases = { page.Select(stored => BasesOut.Of(stored, today)) }, NextPageToken = next };
    }

    private static bool IsAfter(LegalBasis basis, QueryPlace? place) =>
        place is null || BasisSnapshot.Compare(basis.Title, basis.Id, (string)place.Value!, place.Id) > 0;
}
