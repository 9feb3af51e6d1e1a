namespace OpenGov.Platform.Identity;

/// <summary>The permission table of a service in this process.</summary>
/// <param name="Service">Name of the service: "department", "catalogue", "publication".</param>
/// <param name="Table">Its table.</param>
public sealed record ServicePermissions(string Service, PermissionTable Table);
