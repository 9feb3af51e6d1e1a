using System.Buffers.Binary;
using System.Net;
using Google.Protobuf;
using OpenGov.Catalogues.Reading;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The short way of GetCatalogue: nobody can tell it from the usual one, and whatever is not as plain as can be does not get it.</summary>
public sealed class ReadyReading
{
    [Fact]
    public async Task The_short_way_answers_what_the_usual_way_answers()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("养老机构备案"));
        using var http = Http2(service);
        var question = Framed(new Wire.GetCatalogueRequest { Id = Sample.Catalogue });
        var usual = await service.At(Sample.Stranger).Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue });
        var answers = new List<byte[]>();
        for (var i = 0; i < 50; i++)
        {
            // Whole, and in pieces as a network may bring it.
            var (status, body) = await SendAsync(http, i % 2 == 0 ? new ByteArrayContent(question) : new InPieces(question));
            Assert.Equal("0", status);
            answers.Add(body);
        }

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(answers[0].Length - 5, BinaryPrimitives.ReadInt32BigEndian(answers[0].AsSpan(1)));
        Assert.Equal(usual, Wire.Catalogue.Parser.ParseFrom(answers[0].AsSpan(5).ToArray()));
        Assert.NotNull(service.Services.GetService(typeof(PublishedCatalogues)) is PublishedCatalogues published ? published.Bytes(Sample.Catalogue) : null);
    }

    [Fact]
    public async Task A_new_version_and_a_withdrawal_are_seen_at_once_on_the_short_way()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("养老机构备案"));
        await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue });
        await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue });
        var version = (await service.Leader.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).Current;
        await service.Leader.Catalogues.WithdrawCatalogueAsync(
            new() { Id = Sample.Catalogue, Reason = "有误", Revision = version.Revision, RequestId = Work.NewId() });
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue }))).Reason);
    }

    [Theory]
    [InlineData("unknown", "5")]
    [InlineData("not an id", "3")]
    [InlineData("garbage", "3")]
    [InlineData("two messages", "3")]
    [InlineData("cut short", "3")]
    [InlineData("token", "16")]
    public async Task What_is_not_plain_goes_the_usual_way(string what, string status)
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("养老机构备案"));
        using var http = Http2(service);
        var plain = Framed(new Wire.GetCatalogueRequest { Id = Sample.Catalogue });
        Assert.Equal("0", (await SendAsync(http, new ByteArrayContent(plain))).Status);
        var body = what switch
        {
            "unknown" => Framed(new Wire.GetCatalogueRequest { Id = "610116-07" }),
            "not an id" => Framed(new Wire.GetCatalogueRequest { Id = "？" }),
            "garbage" => [0, 0, 0, 0, 3, 0xff, 0xff, 0xff],
            "two messages" => [.. plain, .. plain],
            "cut short" => plain[..^3],
            _ => plain,
        };
        var answer = await SendAsync(http, new ByteArrayContent(body), what == "token" ? "Bearer wrong" : null);
        Assert.NotEqual("0", answer.Status);
        if (what is not ("two messages" or "cut short"))
        {
            Assert.Equal(status, answer.Status);
        }
    }

    private static HttpClient Http2(CatalogueServer service) => new()
    {
        BaseAddress = service.Listening.Grpc,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private static byte[] Framed(Wire.GetCatalogueRequest request)
    {
        var message = request.ToByteArray();
        var framed = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        message.CopyTo(framed, 5);
        return framed;
    }

    private static async Task<(string Status, byte[] Body)> SendAsync(HttpClient http, HttpContent content, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/opengov.catalogue.v1.CatalogueService/GetCatalogue") { Content = content };
        content.Headers.ContentType = new("application/grpc");
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.Add("te", "trailers");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("authorization", token);
        }

        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var status = response.TrailingHeaders.TryGetValues("grpc-status", out var trailing) ? trailing.Single()
            : response.Headers.GetValues("grpc-status").Single();
        return (status, body);
    }

    // Each byte in a frame of its own.
    private sealed class InPieces(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var one in bytes)
            {
                await stream.WriteAsync(new[] { one });
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
