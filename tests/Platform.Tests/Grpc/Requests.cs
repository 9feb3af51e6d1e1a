using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tests.Edge;
using OpenGov.Platform.Tests.Probe.V1;

namespace OpenGov.Platform.Tests.Grpc;

public sealed class Requests(EdgeServer server) : IClassFixture<EdgeServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Required_fields_that_are_empty_are_named_together()
    {
        var refusal = await Refusal.OfAsync(() => server.Client.CreateThingAsync(new(), cancellationToken: Stop));

        refusal.Is(StatusCode.InvalidArgument, Reason.InvalidRequest);
        Assert.Equal(["thing", "requestId"], refusal.Fields);
    }

    [Fact]
    public async Task Bytes_that_are_no_request_are_wrong_input_and_no_fault_of_ours()
    {
        var bytes = Marshallers.Create<byte[]>(value => value, value => value);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "opengov.probe.v1.ProbeService", "GetThing", bytes, bytes);
        foreach (var sent in new byte[][] { [0x0A, 0x02, 0xFF, 0xFE], [0x0A, 0x7F, 1], [0x07], [0xFF, 0xFF, 0xFF] })
        {
            using var call = server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(cancellationToken: Stop), sent);
            var refusal = await Refusal.OfAsync(() => call);
            refusal.Is(StatusCode.InvalidArgument, Reason.InvalidRequest);
            Assert.Equal(["request"], refusal.Fields);
        }
    }

    [Fact]
    public async Task A_request_larger_than_16_MiB_is_refused_with_the_limit()
    {
        var thing = new Thing { DisplayName = new string('a', 17 * 1024 * 1024) };
        var refusal = await Refusal.OfAsync(() => server.Client.CreateThingAsync(
            new() { RequestId = "a", Thing = thing }, cancellationToken: Stop));

        refusal.Is(StatusCode.InvalidArgument, Reason.TooLarge);
        Assert.Equal("16777216", refusal.Info.Metadata["limit"]);
    }

    [Fact]
    public async Task Required_fields_inside_lists_and_maps_are_named_by_their_path()
    {
        var thing = new Thing { Parts = { new Part { Name = "a" }, new Part() }, Numbered = { [4] = new Part() } };
        var refusal = await Refusal.OfAsync(() => server.Client.CreateThingAsync(
            new() { RequestId = "a", Thing = thing }, cancellationToken: Stop));

        Assert.Equal(["thing.parts[1].name", "thing.numbered.4.name"], refusal.Fields);
    }

    [Fact]
    public async Task Values_that_the_contract_does_not_know_are_refused()
    {
        var thing = new Thing { Kind = (ThingKind)77, Kinds = { ThingKind.Red, (ThingKind)(-1) }, Inner = new Thing { Kind = (ThingKind)5 } };
        var refusal = await Refusal.OfAsync(() => server.Client.CreateThingAsync(
            new() { RequestId = "a", Thing = thing }, cancellationToken: Stop));

        refusal.Is(StatusCode.InvalidArgument, Reason.InvalidRequest);
        Assert.Equal(["thing.kind", "thing.kinds[1]", "thing.inner.kind"], refusal.Fields);
    }

    [Fact]
    public async Task Fields_that_the_update_mask_does_not_name_are_not_looked_at()
    {
        var request = new UpdateThingRequest
        {
            Thing = new Thing { Parts = { new Part() }, Kind = (ThingKind)77 },
            UpdateMask = FieldMask.FromString("display_name"),
        };

        Assert.NotNull(await server.Client.UpdateThingAsync(request, cancellationToken: Stop));
    }

    [Theory]
    [InlineData("parts")]
    [InlineData("*")]
    [InlineData("")]
    public async Task Fields_that_the_update_mask_names_are_looked_at(string mask)
    {
        var request = new UpdateThingRequest { Thing = new Thing { Parts = { new Part() } } };
        request.UpdateMask = mask.Length > 0 ? new FieldMask { Paths = { mask } } : null;
        var refusal = await Refusal.OfAsync(() => server.Client.UpdateThingAsync(request, cancellationToken: Stop));

        Assert.Equal(["thing.parts[0].name"], refusal.Fields);
    }

    [Fact]
    public async Task An_update_mask_that_names_nothing_known_is_refused()
    {
        var request = new UpdateThingRequest { Thing = new Thing(), UpdateMask = new FieldMask { Paths = { "display_name", "dispaly_name" } } };
        var refusal = await Refusal.OfAsync(() => server.Client.UpdateThingAsync(request, cancellationToken: Stop));

        Assert.Equal(["updateMask"], refusal.Fields);
        Assert.Contains("displayName", refusal.Message, StringComparison.Ordinal);
    }
}
