using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.Reading;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Attributes;

/// <summary>Shows decisions to those who may see them: never the public, for a title can give away what is withheld.</summary>
public sealed class AttributeReader(IDocuments<DocumentAttribute> documents, DisclosureAccess access)
{
    private const int AtOnce = 500;
    private const int MostExported = 20_000;

    /// <summary>One decision.</summary>
    public async Task<Wire.DocumentAttribute> GetAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var stored = await documents.FindAsync(PublicationQuestions.Uuid(id, "id"), cancellation) ?? throw Refused.NotFound("公开属性认定", id);
        var one = stored.Value;
        return one.OrganisationId == caller.OrganisationId || one.Joint.Any(party => party.OrganisationId == caller.OrganisationId)
            || await access.MayBeToldAsync(caller, one.CatalogueId, one.OrganisationId, cancellation)
            ? stored.ToProto()
            : throw new RequestException(Reason.NotResponsible, "这份文件的公开属性不由您的单位认定，您不能查看。");
    }

    /// <summary>A register, or what must be looked at again, or what waits for an opinion.</summary>
    public async Task<ListAttributesResponse> ListAsync(ListAttributesRequest request, Caller caller, CancellationToken cancellation)
    {
        var page = PageRequest.Of(
            request.PageSize, request.PageToken, "ListAttributes", caller.Username, $"{request.Register}", request.Division, request.CatalogueId, request.ReviewUntil,
            $"{request.AwaitingMyOpinion}");
        var pressing = request.ReviewUntil.Length > 0;
        var query = Register(new DocumentQuery { SortBy = pressing ? "review" : "at", Descending = !pressing, After = page.After, Limit = page.Size + 1 }, request.Register);
        query = request.Division.Length > 0 ? query.And("division", KeyRelation.StartsWith, PublicationQuestions.Division(request.Division)) : query;
        query = request.CatalogueId.Length > 0 ? query.And("catalogue", PublicationQuestions.Catalogue(request.CatalogueId)) : query;
        query = pressing ? query.And("review", KeyRelation.AtMost, (long)DeadlineMapping.Day(request.ReviewUntil, "reviewUntil").DayNumber) : query;
        QueryPlace Place(Stored<DocumentAttribute> stored) =>
            new(pressing ? stored.Value.ReviewDay!.Value.DayNumber : stored.Value.DecidedAt.ToUnixTimeMilliseconds(), stored.Id);
        var stored = request.AwaitingMyOpinion
            ? await AwaitingAsync(query.And("awaiting", "awaiting") with { Limit = AtOnce }, caller.OrganisationId, page.Size + 1, Place, cancellation)
            : await documents.QueryAsync(await access.VisibleAsync(caller, query, cancellation), cancellation);
        var (found, next) = page.Cut(stored, Place);
        return new() { Attributes = { found.Select(AttributeMapping.ToProto) }, NextPageToken = next };
    }

    /// <summary>A whole register, latest first.</summary>
    /// <exception cref="RequestException">It is too long.</exception>
    public async Task<IReadOnlyList<Wire.DocumentAttribute>> AllAsync(
        string division, AttributeRegister register, Caller caller, CancellationToken cancellation)
    {
        var query = Register(new DocumentQuery { SortBy = "at", Descending = true, Limit = AtOnce }, register);
        query = division.Length > 0 ? query.And("division", KeyRelation.StartsWith, PublicationQuestions.Division(division)) : query;
        query = await access.VisibleAsync(caller, query, cancellation);
        List<Wire.DocumentAttribute> all = [];
        while (await documents.QueryAsync(query, cancellation) is { Count: > 0 } found)
        {
            all.AddRange(found.Select(AttributeMapping.ToProto));
            if (all.Count > MostExported)
            {
                throw Refused.TooLarge($"一次最多导出 {MostExported} 份文件，请分街道导出。", MostExported);
            }

            query = query with { After = new QueryPlace(found[^1].Value.DecidedAt.ToUnixTimeMilliseconds(), found[^1].Id) };
        }

        return all;
    }

    private static DocumentQuery Register(DocumentQuery query, AttributeRegister register) => register switch
    {
        AttributeRegister.Disclosed => query.And("attribute", KeyRelation.AtMost, (long)DisclosureAttribute.Partial),
        AttributeRegister.Withheld => query.And("attribute", KeyRelation.AtLeast, (long)DisclosureAttribute.Partial),
        _ => query,
    };

    // Few wait at a time, so they are looked through.
    private async Task<IReadOnlyList<Stored<DocumentAttribute>>> AwaitingAsync(
        DocumentQuery query, string organisationId, int wanted, Func<Stored<DocumentAttribute>, QueryPlace> place, CancellationToken cancellation)
    {
        List<Stored<DocumentAttribute>> found = [];
        while (found.Count < wanted && await documents.QueryAsync(query, cancellation) is { Count: > 0 } part)
        {
            found.AddRange(part.Where(one => one.Value.Joint.Any(party => party.OrganisationId == organisationId && party.Agreed is null)));
            query = query with { After = place(part[^1]) };
        }

        return [.. found.Take(wanted)];
    }
}
