using Grpc.Core;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Coverage;

/// <summary>CoverageService: how far a district and its streets have come.</summary>
public sealed class CoverageGrpc(IDocuments<CatalogueProgress> progress, IDocuments<Catalogue> heads, DirectoryCopy directory)
    : Wire.CoverageService.CoverageServiceBase
{
    private const int AtOnce = 1000;

    /// <inheritdoc/>
    public override async Task<Wire.Coverage> GetCoverage(Wire.GetCoverageRequest request, ServerCallContext context)
    {
        if (request.District.Length != 6 || !request.District.All(char.IsAsciiDigit))
        {
            throw Refused.Invalid("district", "必须是 6 位（区）行政区划代码，例如 610116");
        }

        var snapshot = await directory.CurrentAsync(context.CancellationToken);
        var toStaff = IsStaffOf(request.District, context.Caller());
        var reached = await ReadAsync(progress, "id", request.District, context.CancellationToken);
        var lagging = toStaff ? await ReadAsync(heads, "behind", request.District, context.CancellationToken) : [];
        return CoverageMatrix.Of(
            request.District,
            snapshot,
            reached.ToDictionary(one => one.Id, one => one.Value, StringComparer.Ordinal),
            lagging.ToDictionary(head => head.Id, head => CoverageMatrix.Lag(head.Value.Upstreams), StringComparer.Ordinal),
            toStaff);
    }

    // Those who work on catalogues of the district, its streets and towns included; that a draft exists is all they learn of it.
    private static bool IsStaffOf(string district, Caller caller) =>
        caller.Division.StartsWith(district, StringComparison.Ordinal) && caller.HasAny("editor", "reviewer", "leader", "office", "client");

    // One question for all of them; only a district of more than a thousand takes several.
    private static async Task<List<Stored<T>>> ReadAsync<T>(
        IDocuments<T> documents, string key, string district, CancellationToken cancellation)
        where T : class
    {
        var found = new List<Stored<T>>();
        var query = new DocumentQuery { Limit = AtOnce }.And(key, KeyRelation.StartsWith, district);
        while (true)
        {
            var page = await documents.QueryAsync(query, cancellation);
            found.AddRange(page);
            if (page.Count < query.Limit)
            {
                return found;
            }

            query = query with { After = new(page[^1].Id, page[^1].Id) };
        }
    }
}
