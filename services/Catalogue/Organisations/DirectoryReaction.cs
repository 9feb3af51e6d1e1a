using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Catalogues.Organisations;

/// <summary>Writes what Department tells into this service's copy of the directory. An older or repeated event changes nothing.</summary>
public sealed class DirectoryReaction(
    IDocuments<DirectoryOrganisation> organisations,
    IDocuments<DirectoryDomain> domains,
    IDocuments<DirectoryNotApplicable> notApplicable,
    DirectoryCopy copy)
    : IEventReaction<DepartmentEvent>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(DepartmentEvent happened, CancellationToken cancellation)
    {
        switch (happened)
        {
            case OrganisationChanged changed:
                var organisation = new DirectoryOrganisation
                {
                    Id = changed.OrganisationId,
                    Division = changed.Division,
                    Kind = changed.Kind,
                    Name = changed.Name,
                    FullName = changed.FullName,
                    Aliases = changed.Aliases,
                    FormerNames = changed.FormerNames,
                    NameFrom = changed.NameFrom,
                    DissolvedOn = changed.DissolvedOn,
                    SuccessorIds = changed.SuccessorIds,
                    Revision = changed.Revision,
                    Sequence = changed.Sequence,
                };
                await WriteAsync(organisations, organisation.Id, organisation, known => known.Revision, cancellation);
                break;
            case DomainChanged changed:
                var domain = new DirectoryDomain
                {
                    Code = changed.Code,
                    Name = changed.Name,
                    Aliases = changed.Aliases,
                    FormerNames = changed.FormerNames,
                    Township = changed.Township,
                    LeadOrganisationId = changed.LeadOrganisationId,
                    JoiningOrganisationIds = changed.JoiningOrganisationIds,
                    Revision = changed.Revision,
                    Sequence = changed.Sequence,
                };
                await WriteAsync(domains, domain.Code, domain, known => known.Revision, cancellation);
                break;
            case ApplicabilityChanged changed:
                var declared = new DirectoryNotApplicable
                {
                    Division = changed.Division,
                    Domain = changed.Code,
                    Reason = changed.Reason,
                    IsRevoked = changed.IsRevoked,
                    Revision = changed.Revision,
                    Sequence = changed.Sequence,
                };
                await WriteAsync(notApplicable, changed.Subject, declared, known => known.Revision, cancellation);
                break;
            default:
                return;
        }

        copy.Changed();
    }

    private static async Task WriteAsync<T>(
        IDocuments<T> documents, string id, T next, Func<T, long> revision, CancellationToken cancellation)
        where T : class
    {
        while (true)
        {
            try
            {
                if (await documents.FindAsync(id, cancellation) is not { } known)
                {
                    await documents.InsertAsync(id, next, Attached.Nothing, cancellation);
                }
                else if (revision(known.Value) < revision(next))
                {
                    await documents.ReplaceAsync(id, known.Revision, next, Attached.Nothing, cancellation);
                }

                return;
            }
            catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException)
            {
                // Another replica was faster; what it wrote is looked at again.
            }
        }
    }
}
