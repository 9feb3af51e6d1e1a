using System.Globalization;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Reading;

/// <summary>Finds the versions that a caller may read, as documents: for answers, comparisons and files alike.</summary>
public sealed class ReadableVersions(VersionHistory history, WorkingVersions working, DirectoryCopy directory)
{
    /// <summary>A version by its number. One that was never public does not exist here, for nobody; a withdrawn one does not for the public.</summary>
    /// <param name="id">The catalogue.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="field">JSON path of the number in the request, for the refusal.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException"><see cref="Reason.InvalidRequest"/>, <see cref="Reason.NotFound"/>.</exception>
    public async Task<Stored<CatalogueVersion>> NumberedAsync(
        CatalogueId id, int number, Caller caller, string field, CancellationToken cancellation)
    {
        if (number < 1)
        {
            throw Refused.Invalid(field, "版本号从 1 开始");
        }

        var found = await history.NumberedAsync(id.ToString(), number, cancellation);
        return found is null || (found.Value.State == VersionState.Withdrawn && caller.IsPublic)
            ? throw Refused.NotFound("版本", string.Create(CultureInfo.InvariantCulture, $"{id}/{number}"))
            : found;
    }

    /// <summary>The working version, for those who may read drafts. Whether there is one is not told to others.</summary>
    /// <exception cref="RequestException"><see cref="Reason.Unauthenticated"/>, <see cref="Reason.NotResponsible"/>, <see cref="Reason.NotFound"/>.</exception>
    public async Task<Stored<CatalogueVersion>> WorkingAsync(CatalogueId id, Caller caller, CancellationToken cancellation)
    {
        if (caller.IsPublic)
        {
            throw new RequestException(Reason.Unauthenticated, "正在编制的草稿要先登录才能查看。");
        }

        Access.RequireReading((await directory.CurrentAsync(cancellation)).KeepersOf(id), caller);
        return await working.FindAsync(id, cancellation) ?? throw WorkingVersions.Missing(id);
    }
}
