using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Setting an upstream change aside: the entry is gone from the inbox until upstream publishes again.</summary>
public static class SettingAside
{
    /// <summary>The catalogue with the entry set aside.</summary>
    /// <param name="stored">The derived catalogue.</param>
    /// <param name="revision">Its revision that was decided on.</param>
    /// <param name="act">Who decides.</param>
    /// <param name="upstreamId">The upstream; empty for the one it was derived from.</param>
    /// <param name="version">The upstream's version that was looked at.</param>
    /// <param name="reason">Why.</param>
    public static (Catalogue Next, UpstreamPin Pin) SetAside(
        Stored<Catalogue> stored, long revision, Act act, string upstreamId, int version, string reason)
    {
        if (stored.Revision != revision)
        {
            throw Refused.Stale(stored.Revision);
        }

        var wanted = Wanted(stored.Value, upstreamId);
        var pin = stored.Value.Upstreams.FirstOrDefault(pin => pin.CatalogueId == wanted)
            ?? throw Refused.NotFound("上级目录", wanted ?? stored.Id);
        if (!pin.IsBehind)
        {
            throw Refused.WrongState("CURRENT", $"上级目录“{pin.CatalogueId}”没有待处理的更新。");
        }

        if (pin.CurrentVersion != version)
        {
            throw Rebasing.Moved(pin.CatalogueId, pin.CurrentVersion);
        }

        var aside = pin with { SetAside = new(version, reason, act.By.Username, act.At) };
        return (stored.Value.With(aside), aside);
    }

    /// <summary>The upstream that a request means; null when it names none and there is none.</summary>
    internal static string? Wanted(Catalogue catalogue, string upstreamId) => upstreamId.Length > 0 ? upstreamId : catalogue.Upstream?.CatalogueId;
}
