using OpenGov.Catalogues.Contract;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// Derives several catalogues of a street, one after the other. Each is one derivation of its own, which knows its first answer: so a
/// call that was cut off is completed by repeating it.
/// </summary>
public sealed class BatchDerivation(DeriveCommand derive)
{
    /// <summary>Most catalogues of one call.</summary>
    public const int Most = 40;

    /// <summary>What became of each.</summary>
    /// <param name="wishes">Each with the command on its derived catalogue.</param>
    /// <param name="cancellation">Stops between two of them.</param>
    /// <exception cref="RequestException"><see cref="Reason.Unavailable"/>: nothing is said about the rest, the call is to be repeated.</exception>
    public async Task<Wire.BatchDeriveCataloguesResponse> DeriveAsync(
        IReadOnlyList<(CatalogueCommand Command, DerivationWish Wish)> wishes, CancellationToken cancellation)
    {
        var response = new Wire.BatchDeriveCataloguesResponse();
        foreach (var (command, wish) in wishes)
        {
            var result = new Wire.DerivedCatalogue { UpstreamId = wish.Upstream.ToString() };
            try
            {
                result.Catalogue = await derive.DeriveAsync(command, wish, cancellation);
            }
            catch (RequestException refused) when (refused.Reason is not (Reason.Unavailable or Reason.RequestIdReused or Reason.NotResponsible))
            {
                result.Reason = refused.Reason.WireName();
                result.Message = refused.Message;
            }

            response.Results.Add(result);
        }

        return response;
    }
}
