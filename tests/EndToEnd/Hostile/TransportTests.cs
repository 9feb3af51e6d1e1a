using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Hostile;

/// <summary>Callers that are hostile below the contract: sizes, compression, frames, and connections that never end.</summary>
public sealed class TransportTests(TransportTests.EmptySystem empty) : IClassFixture<TransportTests.EmptySystem>
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private StandaloneSystem System => empty.System;

    [Fact]
    public async Task A_request_over_gRPC_that_is_too_large_is_refused_also_when_it_was_small_on_the_way()
    {
        using var channel = GrpcChannel.ForAddress(System.CatalogueGrpc);
        var elements = new ElementService.ElementServiceClient(channel);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await elements.ExplainTimeLimitAsync(
            new() { Text = new('长', 12 << 20) }, deadline: DateTime.UtcNow + Bound, cancellationToken: Stop));
        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);

        // 512 MB of zeros are half a megabyte on the way.
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var megabytes = 0; megabytes < 512; megabytes++)
            {
                gzip.Write(zeros);
            }
        }

        var before = Memory();
        Assert.Equal(((int)StatusCode.ResourceExhausted).ToString(global::System.Globalization.CultureInfo.InvariantCulture), await GrpcStatusAsync(Framed(bomb.ToArray(), compressed: true), "gzip"));
        Assert.InRange(Memory() - before, long.MinValue, 300_000_000);
        await AnswersAsync();
    }

    // INTERNAL is what the gRPC protocol itself asks for where a frame breaks its rules.
    [Theory]
    [InlineData("a length that lies", StatusCode.ResourceExhausted)]
    [InlineData("no length", StatusCode.Internal)]
    [InlineData("compressed without saying how", StatusCode.Internal)]
    [InlineData("not gzip", StatusCode.InvalidArgument)]
    [InlineData("an unknown compression", StatusCode.Unimplemented)]
    public async Task A_frame_that_is_none_is_refused(string which, StatusCode expected)
    {
        var (bytes, encoding) = which switch
        {
            "a length that lies" => (Framed([1, 2, 3], compressed: false, length: int.MaxValue), null),
            "no length" => ([0, 0], null),
            "compressed without saying how" => (Framed([1, 2, 3], compressed: true), null),
            "not gzip" => (Framed([1, 2, 3], compressed: true), "gzip"),
            _ => (Framed([1, 2, 3], compressed: true), "brotli-of-tomorrow"),
        };
        Assert.Equal(((int)expected).ToString(global::System.Globalization.CultureInfo.InvariantCulture), await GrpcStatusAsync(bytes, encoding));
        await AnswersAsync();
    }

    [Fact]
    public async Task A_body_over_REST_that_is_too_large_or_too_deep_is_refused()
    {
        using var http = new HttpClient { BaseAddress = System.Catalogue, Timeout = Bound };
        using var deep = await http.PostAsync(
            new Uri("/v1/sessions", UriKind.Relative), new StringContent(new string('[', 100_000), Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, deep.StatusCode);

        // 100 MB that are 100 KB on the way: nothing here unpacks what comes.
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(new string(' ', 100 << 20)));
        }

        using var packed = new ByteArrayContent(bomb.ToArray());
        packed.Headers.ContentType = new("application/json");
        packed.Headers.ContentEncoding.Add("gzip");
        using var unpacked = await http.PostAsync(new Uri("/v1/sessions", UriKind.Relative), packed, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, unpacked.StatusCode);
        Assert.Contains(" 413 ", await AnswerToHeadAsync(70 << 20), StringComparison.Ordinal);
        await AnswersAsync();
    }

    [Fact]
    public async Task Noise_half_requests_and_connections_that_wait_keep_nobody_else_out()
    {
        var random = new Random(7);
        var sockets = new List<TcpClient>();
        try
        {
            foreach (var port in new[] { System.Catalogue.Port, System.CatalogueGrpc.Port })
            {
                for (var count = 0; count < 150; count++)
                {
                    var socket = new TcpClient();
                    await socket.ConnectAsync(IPAddress.Loopback, port, Stop);
                    sockets.Add(socket);
                    var noise = new byte[200];
                    random.NextBytes(noise);
                    // Noise; a head that never ends; the preface of HTTP/2, then noise; the preface, then a header frame of 16 MB that never comes.
                    byte[] sent = (count % 4) switch
                    {
                        0 => noise,
                        1 => Encoding.ASCII.GetBytes("GET /v1/catalogues HTTP/1.1\r\nHost: a\r\nX-Slow: "),
                        2 => [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. noise],
                        _ => [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 0, 1],
                    };
                    try
                    {
                        await socket.GetStream().WriteAsync(sent, Stop);
                    }
                    catch (IOException)
                    {
                        // Closed already: right.
                    }
                }
            }

            await AnswersAsync();
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Two_hundred_streams_that_wait_for_news_keep_nobody_else_out()
    {
        using var channel = GrpcChannel.ForAddress(
            System.PublicationGrpc, new() { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });
        var publications = new PublicationService.PublicationServiceClient(channel);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var streams = Enumerable.Range(0, 200).Select(async _ =>
        {
            try
            {
                using var watch = publications.WatchPublications(new(), cancellationToken: end.Token);
                await watch.ResponseStream.MoveNext(end.Token);
            }
            catch (Exception e) when (e is RpcException { StatusCode: StatusCode.Cancelled } or OperationCanceledException)
            {
                // The test is over.
            }
        }).ToList();
        await AnswersAsync();
        Assert.All(streams, stream => Assert.False(stream.IsCompleted));
        await end.CancelAsync();
        await Task.WhenAll(streams);
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("eyJhIjoxfQ")]
    [InlineData("../../etc/passwd")]
    [InlineData("\0")]
    public async Task A_page_token_of_ones_own_making_is_refused(string token)
    {
        using var channel = GrpcChannel.ForAddress(System.CatalogueGrpc);
        var catalogues = new CatalogueService.CatalogueServiceClient(channel);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await catalogues.ListCataloguesAsync(new() { PageToken = token }, cancellationToken: Stop));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    // The sound place shows that the hash is right, so that it is the place that is refused.
    [Theory]
    [InlineData("publications", "ListPublications\n\n", """
        "I":"610116-06"
        """, """
        "N":1,"I":"610116-06"
        """)]
    [InlineData("publications", "ListPublications\n\n", """
        "I":"610116-06"
        """, """
        "I":"\u0000"
        """)]
    [InlineData("catalogues", "ListCatalogues\npublic\n\n", """
        "I":"610116-06"
        """, """
        "N":1,"I":"610116-06"
        """)]
    [InlineData("bases", "ListBases\nUnspecified\nUnspecified\n", """
        "S":"名称","I":"x"
        """, """
        "N":1,"I":"x"
        """)]
    public async Task A_page_token_with_the_hash_of_its_question_and_a_place_that_is_none_is_refused(string list, string question, string sound, string place)
    {
        using var http = new HttpClient { BaseAddress = System.Catalogue, Timeout = Bound };
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 8));
        async Task<HttpResponseMessage> WithAsync(string where) => await http.GetAsync(
            new Uri($"/v1/{list}?pageToken={Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{{\"Q\":\"{hash}\",{where}}}"))}", UriKind.Relative), Stop);

        using var right = await WithAsync(sound);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using var wrong = await WithAsync(place);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("PAGE_TOKEN_INVALID", await wrong.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_that_cost_the_server_more_than_the_sender_keep_nobody_else_out()
    {
        byte[] preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0];
        byte[] ping = [0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8];
        byte[] settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        byte[][] floods =
        [
            [.. Enumerable.Repeat(ping, 20_000).SelectMany(frame => frame)],
            [.. Enumerable.Repeat(settings, 20_000).SelectMany(frame => frame)],
            // Rapid reset: streams opened and given up at once.
            [.. Enumerable.Range(0, 10_000).SelectMany(number => OpenedAndReset(1 + 2 * number))],
            // One head of many continued pieces, never ended.
            [.. Frame(1, 0, 1, [0x82, 0x86, 0x84]), .. Enumerable.Range(0, 20_000).SelectMany(_ => Frame(9, 0, 1, [0x40, 1, (byte)'a', 1, (byte)'b']))],
        ];
        var before = Memory();
        await Task.WhenAll(floods.Select(async flood =>
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, System.CatalogueGrpc.Port, Stop);
            try
            {
                await socket.GetStream().WriteAsync(preface, Stop);
                await socket.GetStream().WriteAsync(flood, Stop);
                socket.Client.Shutdown(SocketShutdown.Send);
            }
            catch (IOException)
            {
                // Closed in the middle of it: right.
            }
        }));
        await AnswersAsync();
        Assert.InRange(Memory() - before, long.MinValue, 200_000_000);
    }

    private static byte[] OpenedAndReset(int stream) => [.. Frame(1, 4, stream, [0x82, 0x86, 0x84, 0x01, 1, (byte)'a']), .. Frame(3, 0, stream, [0, 0, 0, 8])];

    private static byte[] Frame(byte type, byte flags, int stream, byte[] payload) =>
        [0, (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, (byte)(stream >> 24), (byte)(stream >> 16), (byte)(stream >> 8), (byte)stream, .. payload];

    private static byte[] Framed(byte[] message, bool compressed, int? length = null)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), length ?? message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    // What is answered to a head that announces so much, before any of it is sent.
    private async Task<string> AnswerToHeadAsync(int length)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, System.Catalogue.Port, Stop);
        await socket.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"), Stop);
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadLineAsync(Stop).AsTask().WaitAsync(Bound, Stop) ?? "";
    }

    // Raw bytes as the one message of a call.
    private async Task<string> GrpcStatusAsync(byte[] body, string? encoding)
    {
        using var http = new HttpClient { Timeout = Bound };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(System.CatalogueGrpc, "/opengov.catalogue.v1.ElementService/ExplainTimeLimit"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        if (encoding is not null)
        {
            request.Headers.Add("grpc-encoding", encoding);
        }

        using var answer = await http.SendAsync(request, Stop);
        await answer.Content.ReadAsByteArrayAsync(Stop);
        return answer.TrailingHeaders.TryGetValues("grpc-status", out var trailing) ? trailing.Single()
            : answer.Headers.TryGetValues("grpc-status", out var head) ? head.Single() : $"HTTP {(int)answer.StatusCode}";
    }

    private long Memory() => long.Parse(
        File.ReadLines($"/proc/{System.ProcessId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        global::System.Globalization.CultureInfo.InvariantCulture) * 1024;

    // Somebody else is answered as ever.
    private async Task AnswersAsync()
    {
        using var http = new HttpClient { Timeout = Bound };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(System.Catalogue, "/v1/catalogues"), Stop)).StatusCode);
        using var channel = GrpcChannel.ForAddress(System.CatalogueGrpc);
        await new CatalogueService.CatalogueServiceClient(channel).ListCataloguesAsync(new(), deadline: DateTime.UtcNow + Bound, cancellationToken: Stop);
    }

    /// <summary>A system without the example district, for the tests of this class.</summary>
    public sealed class EmptySystem : IAsyncLifetime
    {
        public StandaloneSystem System { get; private set; } = null!;

        public async ValueTask InitializeAsync() => System = await StandaloneSystem.StartEmptyAsync();

        public ValueTask DisposeAsync() => System.DisposeAsync();
    }
}
