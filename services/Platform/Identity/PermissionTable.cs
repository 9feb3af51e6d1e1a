namespace OpenGov.Platform.Identity;

/// <summary>
/// Who may call which RPC of a service: one line each. An RPC without a line is refused for everyone, and a test walks the
/// service's descriptors to see that none is forgotten.
/// </summary>
public sealed class PermissionTable
{
    private readonly Dictionary<string, Permission> lines = new(StringComparer.Ordinal);

    /// <summary>The lines: full RPC name ("opengov.catalogue.v1.CatalogueService/GetCatalogue") and permission.</summary>
    public IReadOnlyDictionary<string, Permission> Lines => lines;

    /// <summary>Adds a line.</summary>
    /// <param name="rpc">"opengov.catalogue.v1.CatalogueService/GetCatalogue".</param>
    /// <param name="permission">Who may call it.</param>
    public PermissionTable Allow(string rpc, Permission permission)
    {
        lines.Add(rpc, permission);
        return this;
    }
}
