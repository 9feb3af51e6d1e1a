using OpenGov.Platform.Identity;

namespace OpenGov.Publications.Reading;

/// <summary>Who may call what of the Publication service: everything here is public.</summary>
public static class PublicationPermissions
{
    private const string Service = "opengov.publication.v1.PublicationService/";

    /// <summary>The lines.</summary>
    public static PermissionTable Lines { get; } = new PermissionTable()
        .Allow(Service + "ListPublications", Permission.Public)
        .Allow(Service + "GetPublication", Permission.Public)
        .Allow(Service + "ListSnapshots", Permission.Public)
        .Allow(Service + "GetSnapshot", Permission.Public)
        .Allow(Service + "WatchPublications", Permission.Public);
}
