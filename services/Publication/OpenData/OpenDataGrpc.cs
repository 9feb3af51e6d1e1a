using System.Text;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Publications.Reading;
using Publication = OpenGov.Publications.Snapshots.Publication;

namespace OpenGov.Publications.OpenData;

/// <summary>Open data over gRPC.</summary>
public sealed class OpenDataGrpc(PublicItems items, NewsFeed news, IConfiguration configuration) : OpenDataService.OpenDataServiceBase
{
    /// <summary>Where readers find this system, for addresses in linked data; without it they are those of the request.</summary>
    internal const string AddressSetting = "OpenData:Address";

    /// <inheritdoc/>
    public override async Task<PublicItem> GetPublicItem(GetPublicItemRequest request, ServerCallContext context)
    {
        var (publication, item) = await items.GetAsync(PublicationQuestions.Catalogue(request.CatalogueId), request.ItemId, context.CancellationToken);
        return ItemLines.ToProto(publication, item);
    }

    /// <inheritdoc/>
    public override async Task<HttpBody> GetLinkedItem(GetLinkedItemRequest request, ServerCallContext context)
    {
        var (publication, item) = await items.GetAsync(PublicationQuestions.Catalogue(request.CatalogueId), request.ItemId, context.CancellationToken);
        return Linked(LinkedData.Of(publication, item, Root(context)));
    }

    /// <inheritdoc/>
    public override async Task ExportPublicItems(ExportPublicItemsRequest request, IServerStreamWriter<HttpBody> responseStream, ServerCallContext context)
    {
        var division = PublicationQuestions.Division(request.Division);
        if (!Enum.IsDefined(request.Format))
        {
            throw Refused.Invalid("format", "应为 PUBLIC_ITEMS_FORMAT_JSON_LINES 或 PUBLIC_ITEMS_FORMAT_CSV");
        }

        var csv = request.Format == PublicItemsFormat.Csv;
        var type = csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
        if (csv)
        {
            // Spreadsheets take a file without the mark for another encoding.
            await responseStream.WriteAsync(Body(type, "\uFEFF" + ItemLines.Headings), context.CancellationToken);
        }

        await foreach (var table in items.AllAsync(division, context.CancellationToken))
        {
            var lines = table.Items.Select(item => csv ? ItemLines.CsvOf(table.Publication, item) : ItemLines.JsonOf(table.Publication, item));
            if (table.Items.Count > 0)
            {
                await responseStream.WriteAsync(Body(type, string.Join('\n', lines)), context.CancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public override async Task<HttpBody> GetDataCatalog(GetDataCatalogRequest request, ServerCallContext context)
    {
        List<Publication> all = [];
        await foreach (var publication in items.PublicationsAsync(PublicationQuestions.Division(request.Division), context.CancellationToken))
        {
            all.Add(publication);
        }

        return Linked(LinkedData.Of(all, Root(context)));
    }

    /// <inheritdoc/>
    public override async Task<HttpBody> GetFeed(GetFeedRequest request, ServerCallContext context)
    {
        var (division, domain) = (PublicationQuestions.Division(request.Division), PublicationQuestions.Domain(request.Domain));
        var feed = await news.WriteAsync(division, domain, Root(context), context.CancellationToken);
        return new() { ContentType = "application/atom+xml; charset=utf-8", Data = UnsafeByteOperations.UnsafeWrap(feed) };
    }

    private static HttpBody Body(string type, string text) => new() { ContentType = type, Data = ByteString.CopyFrom(text, Encoding.UTF8) };

    private static HttpBody Linked(byte[] json) => new() { ContentType = "application/ld+json; charset=utf-8", Data = UnsafeByteOperations.UnsafeWrap(json) };

    private string Root(ServerCallContext context)
    {
        if (configuration[AddressSetting] is { Length: > 0 } address)
        {
            return address.TrimEnd('/');
        }

        var http = context.GetHttpContext().Request;
        return http.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true ? "" : $"{http.Scheme}://{http.Host}";
    }
}
