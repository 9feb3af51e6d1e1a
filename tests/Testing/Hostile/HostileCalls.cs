using System.Net;

namespace OpenGov.Testing.Hostile;

/// <summary>Calls every RPC of a service with every token that is not in order, as plain HTTP/2 requests.</summary>
public static class HostileCalls
{
    private const string Unauthenticated = "16";

    // A message, not compressed: an empty one, and for streams the one that lets them end ("stop_at_end").
    private static readonly byte[] Empty = [0, 0, 0, 0, 0];
    private static readonly byte[] StopAtEnd = [0, 0, 0, 0, 2, 0x10, 0x01];

    /// <summary>What the service did not refuse; a sentence each.</summary>
    /// <param name="grpc">gRPC address of the service.</param>
    /// <param name="issuer">The issuer whose keys it reads.</param>
    /// <param name="rpcs">Full names of its RPCs, and whether each needs no token.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(
        Uri grpc, HostileIssuer issuer, IEnumerable<(string Rpc, bool IsPublic)> rpcs, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = grpc };
        var problems = new List<string>();
        var hostile = issuer.All();
        foreach (var (rpc, isPublic) in rpcs)
        {
            if (await StatusAsync(http, rpc, ["Bearer " + issuer.Right], cancellation) == Unauthenticated)
            {
                problems.Add($"{rpc} refuses the token that is in order");
            }

            if (!isPublic && await StatusAsync(http, rpc, [], cancellation) != Unauthenticated)
            {
                problems.Add($"{rpc} answers without a token");
            }

            foreach (var (name, headers) in hostile)
            {
                if (await StatusAsync(http, rpc, headers, cancellation) is var status && status != Unauthenticated)
                {
                    problems.Add($"{rpc} with {name}: status {status}");
                }
            }
        }

        return problems;
    }

    /// <summary>grpc-status of a call that fails before it answers anything; what a stream says later is not waited for.</summary>
    private static async Task<string> StatusAsync(HttpClient http, string rpc, string[] headers, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/" + rpc)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(rpc.Contains("/Watch", StringComparison.Ordinal) ? StopAtEnd : Empty) { Headers = { { "content-type", "application/grpc" } } },
        };
        request.Headers.TE.Add(new("trailers"));
        request.Headers.TryAddWithoutValidation("authorization", headers);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        return response.Headers.TryGetValues("grpc-status", out var status) ? status.Single() : "none yet";
    }
}
