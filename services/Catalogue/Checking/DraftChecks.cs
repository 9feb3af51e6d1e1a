using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;

namespace OpenGov.Catalogues.Checking;

/// <summary>Gathers what a catalogue is checked against, so that checking itself stays a pure function.</summary>
public sealed class DraftChecks(BasisRegistry bases, TimeProvider clock)
{
    /// <summary>The context of a command.</summary>
    public Task<CheckContext> ContextAsync(CatalogueCommand command, CancellationToken cancellation) =>
        ContextAsync(command.Catalogue, command.Directory, cancellation);

    /// <summary>The context of a catalogue, as things are now.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="directory">Organisations and domains.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<CheckContext> ContextAsync(CatalogueId catalogue, DirectorySnapshot directory, CancellationToken cancellation) =>
        new(catalogue, directory, await bases.CurrentAsync(cancellation), Day.Today(clock));
}
