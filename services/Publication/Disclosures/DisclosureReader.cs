using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Reading;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Disclosures;

/// <summary>Shows occurrences to those who may see them.</summary>
public sealed class DisclosureReader(
    IDocuments<Disclosure> documents, IDocuments<ReceiptPhoto> photos, DisclosureAccess access, TimeProvider clock)
{
    /// <summary>One occurrence.</summary>
    public async Task<Wire.Disclosure> GetAsync(string id, Caller caller, CancellationToken cancellation) =>
        (await SeenAsync(PublicationQuestions.Uuid(id, "id"), caller, cancellation)).ToProto(clock.Today());

    /// <summary>The photo of one of its proofs.</summary>
    public async Task<ReceiptPhoto> PhotoAsync(GetReceiptPhotoRequest request, Caller caller, CancellationToken cancellation)
    {
        var one = await SeenAsync(PublicationQuestions.Uuid(request.DisclosureId, "disclosureId"), caller, cancellation);
        return one.Value.Proofs.Any(proof => proof.Photo == request.Photo) && await photos.FindAsync(request.Photo, cancellation) is { } found
            ? found.Value
            : throw Refused.NotFound("照片", request.Photo);
    }

    /// <summary>Occurrences, latest day first.</summary>
    public async Task<ListDisclosuresResponse> ListAsync(ListDisclosuresRequest request, Caller caller, CancellationToken cancellation)
    {
        var page = PageRequest.Of(
            request.PageSize, request.PageToken, "ListDisclosures", caller.Username, request.Division, request.CatalogueId, request.ItemId, request.OrganisationId,
            request.From, request.To);
        var query = new DocumentQuery { SortBy = "day", Descending = true, After = page.After, Limit = page.Size + 1 };
        if (request.ItemId.Length > 0 && request.CatalogueId.Length == 0)
        {
            throw Refused.Invalid("catalogueId", "查询事项时应同时给出目录");
        }

        if (request.CatalogueId.Length > 0)
        {
            var catalogue = PublicationQuestions.Catalogue(request.CatalogueId);
            query = request.ItemId.Length > 0
                ? query.And("item", DisclosureDocuments.ItemKey(catalogue, PublicationQuestions.Item(request.ItemId)))
                : query.And("catalogue", catalogue);
        }

        query = request.From.Length > 0 ? query.And("day", KeyRelation.AtLeast, (long)DeadlineMapping.Day(request.From, "from").DayNumber) : query;
        query = request.To.Length > 0 ? query.And("day", KeyRelation.AtMost, (long)DeadlineMapping.Day(request.To, "to").DayNumber) : query;
        query = await access.VisibleAsync(caller, Narrowed(query, request.Division, request.OrganisationId), cancellation);
        var (found, next) = page.Cut(
            await documents.QueryAsync(query, cancellation), stored => new QueryPlace((long)stored.Value.CountedDay.DayNumber, stored.Id));
        var today = clock.Today();
        return new() { Disclosures = { found.Select(stored => stored.ToProto(today)) }, NextPageToken = next };
    }

    /// <summary>What has to be published, by due day.</summary>
    public async Task<ListDueResponse> ListDueAsync(ListDueRequest request, Caller caller, CancellationToken cancellation)
    {
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListDue", caller.Username, request.Division, request.OrganisationId, request.Until);
        var until = request.Until.Length > 0 ? DeadlineMapping.Day(request.Until, "until") : DateOnly.MaxValue;
        var query = new DocumentQuery { SortBy = "due", After = page.After, Limit = page.Size + 1 }
            .And("due", KeyRelation.AtMost, (long)until.DayNumber);
        query = await access.VisibleAsync(caller, Narrowed(query, request.Division, request.OrganisationId), cancellation);
        var (found, next) = page.Cut(
            await documents.QueryAsync(query, cancellation), stored => new QueryPlace((long)stored.Value.CountedDay.DayNumber, stored.Id));
        var today = clock.Today();
        return new() { Disclosures = { found.Select(stored => stored.ToProto(today)) }, NextPageToken = next };
    }

    /// <summary>Where and when an item was published, for everyone.</summary>
    public async Task<ListItemDisclosuresResponse> ListPublicAsync(ListItemDisclosuresRequest request, CancellationToken cancellation)
    {
        var catalogue = PublicationQuestions.Catalogue(request.CatalogueId);
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListItemDisclosures", catalogue, request.ItemId);
        var query = new DocumentQuery { SortBy = "day", Descending = true, After = page.After, Limit = page.Size + 1 }
            .And("shown", DisclosureDocuments.ItemKey(catalogue, PublicationQuestions.Item(request.ItemId)));
        var (found, next) = page.Cut(
            await documents.QueryAsync(query, cancellation), stored => new QueryPlace((long)stored.Value.CountedDay.DayNumber, stored.Id));
        return new() { Disclosures = { found.Select(stored => stored.Value.ToPublic()) }, NextPageToken = next };
    }

    private static DocumentQuery Narrowed(DocumentQuery query, string division, string organisationId)
    {
        query = division.Length > 0 ? query.And("division", KeyRelation.StartsWith, PublicationQuestions.Division(division)) : query;
        return organisationId.Length > 0 ? query.And("organisation", PublicationQuestions.Organisation(organisationId)) : query;
    }

    private async Task<Stored<Disclosure>> SeenAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var stored = await documents.FindAsync(id, cancellation) ?? throw Refused.NotFound("公开记录", id);
        await access.RequireSeeingAsync(caller, stored.Value, cancellation);
        return stored;
    }
}
