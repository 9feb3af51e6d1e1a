using Microsoft.Extensions.DependencyInjection;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Identity;

/// <summary>Registers who may call what.</summary>
public static class PermissionsHosting
{
    /// <summary>Adds a service's permission table. Without a line an RPC is refused for everyone, and the process does not start.</summary>
    /// <param name="part">The service.</param>
    /// <param name="table">Its table.</param>
    public static ServicePart Permissions(this ServicePart part, PermissionTable table)
    {
        part.Services.AddSingleton(new ServicePermissions(part.Name, table));
        return part;
    }
}
