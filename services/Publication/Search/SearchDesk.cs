using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Publications.Search;

/// <summary>Answers searches.</summary>
public sealed class SearchDesk(SearchIndexing indexing, IDocuments<SearchRebuild> rebuilds, TimeProvider clock)
{
    private readonly DocumentCommands<SearchRebuild> commands = new(rebuilds);

    /// <summary>A page of hits with the counts of all.</summary>
    public async Task<SearchItemsResponse> SearchAsync(SearchItemsRequest request, CancellationToken cancellation)
    {
        var question = request.Question();
        var page = request.Page();
        var (view, sequence) = await indexing.CurrentAsync(cancellation);
        var skip = (int)(page.AfterNumber ?? 0);
        var result = view.Find(question, skip, page.Size);
        var end = skip + result.Hits.Count;
        return new()
        {
            Hits = { result.Hits.Select(hit => hit.ToProto(question.Terms)) },
            TotalCount = result.Total,
            Facets = { Enum.GetValues<Facet>().Select(facet => result.Facets[facet].ToProto(facet)) },
            NextPageToken = result.Hits.Count > 0 && end < result.Total ? page.TokenAfter(new((long)end, "hits")) : "",
            AsOfSequence = sequence,
        };
    }

    /// <summary>Names that hold what was typed.</summary>
    public async Task<SuggestItemsResponse> SuggestAsync(SuggestItemsRequest request, CancellationToken cancellation)
    {
        var (text, limit) = request.Typed();
        var (view, _) = await indexing.CurrentAsync(cancellation);
        return new()
        {
            Names =
            {
                view.Suggest(text, limit).Select(one => new SuggestedName
                {
                    Name = Contracts.Catalogue.V1.CatalogueItem.Parser.ParseFrom(one.Wire.Span).Name,
                    Count = one.Count,
                }),
            },
        };
    }

    /// <summary>Builds the index anew: this instance's now, those of the others when they see that it was asked for.</summary>
    public async Task<RebuildSearchIndexResponse> RebuildAsync(RebuildSearchIndexRequest request, Caller caller, CancellationToken cancellation)
    {
        var identity = CommandRequest.Of(caller, request.RequestId, nameof(RebuildAsync), request);
        var id = identity.DeriveId("rebuild").ToString("D");
        var rebuild = new SearchRebuild(clock.GetUtcNow());
        await commands.CreateAsync(
            id,
            identity,
            _ => Refused.AlreadyExists("检索重建", id),
            () => new Changed<SearchRebuild, RebuildSearchIndexResponse>(rebuild, [], _ => new()),
            cancellation);
        return new() { ItemCount = await indexing.RebuildAsync(id, cancellation) };
    }
}
