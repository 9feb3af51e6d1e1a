using OpenGov.Catalogues.Register;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Exchange.Mappings;

/// <summary>What is remembered of the imports into each catalogue: at most 50 headers, the oldest is forgotten for a new one.</summary>
public sealed class ImportMappings(IDocuments<ImportMapping> documents)
{
    /// <summary>Headers remembered for one catalogue.</summary>
    public const int Most = 50;

    /// <summary>All that is remembered for a catalogue, newest first.</summary>
    public async Task<IReadOnlyList<Stored<ImportMapping>>> OfAsync(CatalogueId catalogue, CancellationToken cancellation)
    {
        // A few more may be there while two people import at once.
        var found = await documents.QueryAsync(new DocumentQuery { Limit = 2 * Most }.And("catalogue", catalogue.ToString()), cancellation);
        return [.. found.OrderByDescending(mapping => mapping.Value.RememberedAt).Take(Most)];
    }

    /// <summary>Remembers what was decided; the newer decision counts.</summary>
    public async Task RememberAsync(ImportMapping mapping, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                if (await documents.FindAsync(mapping.Id, cancellation) is not { } known) await documents.InsertAsync(mapping.Id, mapping, Attached.Nothing, cancellation);
                else if (known.Value.RememberedAt < mapping.RememberedAt) await documents.ReplaceAsync(mapping.Id, known.Revision, mapping, Attached.Nothing, cancellation);
                break;
            }
            catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException)
            {
                // Someone else decided at the same moment; what they wrote is looked at again.
            }
        }

        foreach (var old in (await documents.QueryAsync(new DocumentQuery { Limit = 2 * Most }.And("catalogue", mapping.CatalogueId), cancellation))
            .OrderByDescending(stored => stored.Value.RememberedAt).Skip(Most))
        {
            await ForgetAsync(old, cancellation);
        }
    }

    private async Task ForgetAsync(Stored<ImportMapping> old, CancellationToken cancellation)
    {
        try
        {
            await documents.ReplaceAsync(old.Id, old.Revision, old.Value.Forgotten(), Attached.Nothing, cancellation);
        }
        catch (StaleDocumentException)
        {
            // Decided anew, or forgotten by someone else.
        }
    }
}
