using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using OpenGov.Platform.Identity.Revocation;

namespace OpenGov.Departments.Sessions.Revoking;

/// <summary>The list of revoked sessions for the other services, which ask every two seconds; who has it already is told so.</summary>
public static class RevocationsEndpoint
{
    /// <summary>Serves the list; public, never to be kept.</summary>
    public static void MapRevokedSessions(this WebApplication app) => app.MapGet(
        RevocationAddress.Path,
        async (StoredRevocations revocations, HttpContext context) =>
        {
            var revoked = await revocations.ReadAsync(context.RequestAborted);
            var body = JsonSerializer.SerializeToUtf8Bytes(new RevocationList([.. revoked.Order(StringComparer.Ordinal)]));
            context.Response.Headers[HeaderNames.CacheControl] = "no-cache";
            var tag = new EntityTagHeaderValue('"' + Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16)) + '"');
            // Answers 304 to a caller that names this tag.
            return Results.Bytes(body, "application/json", entityTag: tag);
        });
}
