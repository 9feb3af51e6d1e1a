using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>Catalogues as the contract shows them.</summary>
public static class CataloguesOut
{
    /// <summary>A catalogue without its versions.</summary>
    /// <param name="stored">The catalogue.</param>
    /// <param name="currentVersion">Number of the current published version; 0 when nothing is public.</param>
    /// <param name="directory">Organisations and domains.</param>
    public static Wire.Catalogue Of(Stored<Catalogue> stored, int currentVersion, DirectorySnapshot directory)
    {
        var catalogue = stored.Value;
        var id = new CatalogueId(catalogue.Division, catalogue.Domain);
        var keepers = directory.KeepersOf(id);
        return new()
        {
            Id = stored.Id,
            Division = catalogue.Division,
            Domain = catalogue.Domain,
            DomainName = directory.DomainName(catalogue.Domain),
            Title = CatalogueTitle.Today(catalogue.Title, id, directory),
            ResponsibleOrganisationId = keepers.Responsible,
            JoiningOrganisationIds = { keepers.Joining },
            Upstream = VersionsOut.UpstreamOf(catalogue.Upstream, 0),
            FurtherUpstreams = { catalogue.FurtherUpstreams.Select(pin => VersionsOut.UpstreamOf(pin, 0)) },
            CurrentVersion = currentVersion,
            Revision = stored.Revision,
            CreateTime = catalogue.CreatedAt.ToTimestamp(),
        };
    }
}
