using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Versions;

/// <summary>What may be done to a version in which state, and on which revision.</summary>
public static class StateRules
{
    /// <summary>The state must be the given one.</summary>
    /// <exception cref="RequestException"><see cref="Reason.WrongState"/>.</exception>
    public static void Require(CatalogueVersion version, VersionState allowed)
    {
        if (version.State != allowed)
        {
            throw Wrong(version.State, $"当前版本的状态是“{NameOf(version.State)}”，只有“{NameOf(allowed)}”状态才能进行此操作。");
        }
    }

    /// <summary>The revision must be the stored one.</summary>
    /// <exception cref="RequestException"><see cref="Reason.StaleRevision"/>.</exception>
    public static void RequireRevision(Stored<CatalogueVersion> stored, long revision)
    {
        if (stored.Revision != revision)
        {
            throw Refused.Stale(stored.Revision);
        }
    }

    /// <summary>The content must be the one that the caller has seen. Of a frozen version only a wrong digest differs.</summary>
    /// <exception cref="RequestException"><see cref="Reason.StaleRevision"/>.</exception>
    public static void RequireDigest(Stored<CatalogueVersion> stored, string digest)
    {
        if (ContentDigest.Of(stored.Value) != digest)
        {
            throw Refused.Stale(stored.Revision);
        }
    }

    /// <summary>The refusal of a state.</summary>
    public static RequestException Wrong(VersionState state, string message) =>
        Refused.WrongState(state.ToString().ToUpperInvariant(), message);

    /// <summary>The state as people call it.</summary>
    public static string NameOf(VersionState state) => state switch
    {
        VersionState.Draft => "草稿",
        VersionState.Submitted => "待审",
        VersionState.Approved => "已审",
        VersionState.Published => "已发布",
        VersionState.Withdrawn => "已撤回",
        VersionState.Discarded => "已废弃",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "not a state"),
    };
}
