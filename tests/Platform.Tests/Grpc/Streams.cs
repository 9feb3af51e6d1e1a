using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tests.Edge;
using OpenGov.Platform.Tests.Probe.V1;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Grpc;

public sealed class Streams : IAsyncLifetime
{
    private readonly EdgeServer server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_open_stream_ends_with_UNAVAILABLE_and_says_how_to_go_on_when_the_server_stops(bool quiet)
    {
        using var call = server.Client.WatchThings(new() { Count = 1, Quiet = quiet }, cancellationToken: Stop);
        Assert.True(await call.ResponseStream.MoveNext(Stop));
        var stopping = server.App.StopAsync(Stop);
        var refusal = Refusal.Of(await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Stop)));
        await stopping;

        refusal.Is(StatusCode.Unavailable, Reason.Unavailable);
        Assert.Contains("from_sequence", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_ends_when_its_token_expires(bool quiet)
    {
        using var call = await WatchWithShortTokenAsync(quiet);
        var refusal = Refusal.Of(await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Stop)));

        refusal.Is(StatusCode.Unauthenticated, Reason.Unauthenticated);
        Assert.Contains("已过期", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A stream that has begun, under a token with a few seconds left: more of them where the machine is too busy to begin in two.</summary>
    private async Task<AsyncServerStreamingCall<Thing>> WatchWithShortTokenAsync(bool quiet)
    {
        for (var left = TimeSpan.FromSeconds(2); ; left *= 3)
        {
            var end = TimeProvider.System.GetUtcNow() - TokenSettings.Skew + left;
            var token = server.Issuer.Token(t => (t.NotBefore, t.Expires) = (end.UtcDateTime.AddHours(-1), end.UtcDateTime));
            var call = server.Client.WatchOwnThings(new() { Count = 1, Quiet = quiet }, EdgeServer.Bearer(token), cancellationToken: Stop);
            try
            {
                Assert.True(await call.ResponseStream.MoveNext(Stop));
                return call;
            }
            catch (RpcException tooLate) when (tooLate.StatusCode == StatusCode.Unauthenticated && left < TimeSpan.FromSeconds(30))
            {
                call.Dispose();
            }
        }
    }

    [Fact]
    public async Task A_reader_who_does_not_read_cannot_hold_up_the_end_of_the_server()
    {
        using var call = server.Client.WatchThings(new() { Count = int.MaxValue }, cancellationToken: Stop);
        await Eventually.True(() => server.State.OpenStreams == 1);
        await server.App.StopAsync(Stop);

        Assert.Equal(0, server.State.OpenStreams);
    }

    [Fact]
    public async Task A_reader_who_leaves_ends_the_stream()
    {
        using (var call = server.Client.WatchThings(new() { Count = 1 }, cancellationToken: Stop))
        {
            Assert.True(await call.ResponseStream.MoveNext(Stop));
        }

        await Eventually.True(() => server.State.OpenStreams == 0);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_over_REST_ends_with_a_status_line()
    {
        using var response = await server.Http.GetAsync("/v1/things:watch?count=1", HttpCompletionOption.ResponseHeadersRead, Stop);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));
        var first = await lines.ReadLineAsync(Stop);
        server.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var rest = await lines.ReadToEndAsync(Stop);

        Assert.Contains("\"smallNumber\":", first, StringComparison.Ordinal);
        Assert.Contains("UNAVAILABLE", rest, StringComparison.Ordinal);
    }
}
