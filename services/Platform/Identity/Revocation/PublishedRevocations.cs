using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace OpenGov.Platform.Identity.Revocation;

/// <summary>The list as Department publishes it; an unchanged one is not sent again.</summary>
internal sealed class PublishedRevocations(RevocationAddress address, HttpClient http) : IRevocationSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private Known? known;

    public async Task<IReadOnlyCollection<string>> ReadAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(known is null ? RevokedSessions.FirstPatience : Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, address.Url());
        if (known is { } before)
        {
            request.Headers.IfNoneMatch.Add(before.Tag);
        }

        using var response = await http.SendAsync(request, limit.Token);
        if (response.StatusCode == HttpStatusCode.NotModified && known is { } unchanged)
        {
            return unchanged.Sessions;
        }

        response.EnsureSuccessStatusCode();
        var list = await response.Content.ReadFromJsonAsync<RevocationList>(limit.Token)
            ?? throw new HttpRequestException("the list of revoked sessions is empty");
        known = response.Headers.ETag is { } tag ? new(tag, list.Revoked) : null;
        return list.Revoked;
    }

    private sealed record Known(EntityTagHeaderValue Tag, IReadOnlyCollection<string> Sessions);
}

/// <summary>The list on the wire. Ids of sessions are random and good for nothing else, so that it may be public like the keys.</summary>
/// <param name="Revoked">Ids of revoked sessions.</param>
public sealed record RevocationList([property: JsonPropertyName("revoked"), JsonRequired] IReadOnlyList<string> Revoked);
