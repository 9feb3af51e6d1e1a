using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>Finds the published items that name an organisation as a subject, from the prepared answers that the public gets.</summary>
public sealed class SubjectItems(IDocuments<Catalogue> heads, PublishedCatalogues published, DirectoryCopy directory)
{
    private const int MostCatalogues = 50;

    /// <summary>A page, ordered by catalogue.</summary>
    /// <exception cref="RequestException">The organisation is not known.</exception>
    public async Task<Wire.ListSubjectItemsResponse> ListAsync(Wire.ListSubjectItemsRequest request, CancellationToken cancellation)
    {
        var asked = PageRequest.Of(request.PageSize, request.PageToken, "ListSubjectItems", request.OrganisationId);
        var organisation = (await directory.CurrentAsync(cancellation)).Find(request.OrganisationId)
            ?? throw Refused.NotFound("机构", request.OrganisationId.Length > 40 ? request.OrganisationId[..40] : request.OrganisationId);
        asked = asked with { Size = Math.Min(asked.Size, MostCatalogues) };
        var query = new DocumentQuery { After = asked.After, Limit = asked.Size + 1 }
            .And("division", KeyRelation.StartsWith, organisation.Division[..6]);
        var (page, next) = asked.Cut(await heads.QueryAsync(query, cancellation), head => new(head.Id, head.Id));
        var answer = new Wire.ListSubjectItemsResponse { NextPageToken = next };
        foreach (var head in page)
        {
            if (await published.ReadAsync(head.Id, cancellation) is { Current: { } current } && Naming(current, organisation.Id) is { Count: > 0 } items)
            {
                answer.Catalogues.Add(new Wire.NamingCatalogue
                {
                    CatalogueId = head.Id,
                    Version = current.Number,
                    Title = current.Title,
                    Items = { items },
                });
            }
        }

        return answer;
    }

    private static List<Wire.NamingItem> Naming(Wire.CatalogueVersion version, string organisation) =>
    [
        .. from item in version.Items
           let subject = item.Subjects.FirstOrDefault(subject => subject.OrganisationId == organisation)
           where subject is not null
           select new Wire.NamingItem { ItemId = item.Id, Number = item.Number, Name = item.Name, Subject = subject.Name },
    ];
}
