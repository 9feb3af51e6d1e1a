using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange.Mappings;

/// <summary>Erasing what is remembered for tables with one header.</summary>
public static class Forgetting
{
    /// <summary>The mapping afterwards.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotFound"/> when it was erased before; <see cref="Reason.StaleRevision"/>.</exception>
    public static ImportMapping Forget(Stored<ImportMapping> stored, long revision)
    {
        if (stored.Value.IsForgotten) throw Missing(stored.Value.Fingerprint);
        return stored.Revision == revision ? stored.Value.Forgotten() : throw Refused.Stale(stored.Revision);
    }

    /// <summary>The refusal when nothing is remembered.</summary>
    public static RequestException Missing(string fingerprint) => Refused.NotFound("这种表头的对应关系", fingerprint.Length <= 40 ? fingerprint : fingerprint[..40]);
}
