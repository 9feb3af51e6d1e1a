using Grpc.Core;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tests.Probe.V1;

namespace OpenGov.Platform.Tests.Edge;

/// <summary>Answers what the edge let through.</summary>
public sealed class ProbeService(ProbeState state) : Probe.V1.ProbeService.ProbeServiceBase
{
    public override Task<Thing> CreateThing(CreateThingRequest request, ServerCallContext context)
    {
        state.Call();
        return Task.FromResult(request.Thing);
    }

    public override Task<Thing> UpdateThing(UpdateThingRequest request, ServerCallContext context) => Task.FromResult(request.Thing);

    public override Task<Thing> ReplaceThing(UpdateThingRequest request, ServerCallContext context)
    {
        // The mask as it arrived, so that a test can look at it.
        request.Thing.Words.Add(request.UpdateMask?.Paths ?? []);
        return Task.FromResult(request.Thing);
    }

    public override Task<Thing> GetThing(GetThingRequest request, ServerCallContext context) => Answer(request, context);

    public override Task<Thing> ApproveThing(GetThingRequest request, ServerCallContext context) => Answer(request, context);

    public override Task<Thing> GetOwnThing(GetThingRequest request, ServerCallContext context) => Answer(request, context);

    public override Task<Thing> ForgottenThing(GetThingRequest request, ServerCallContext context) => Answer(request, context);

    public override Task<Thing> FailThing(FailThingRequest request, ServerCallContext context) => throw (request.Reason switch
    {
        "" => new InvalidOperationException("secret: " + request.Reason, new FormatException("draft text")),
        "CANCELLED" => new RpcException(new Status(StatusCode.Cancelled, "gone")),
        "FOREIGN" => new RpcException(new Status(StatusCode.NotFound, "secret of another server")),
        _ => Samples.Of(ReasonStatus.FromWireName(request.Reason)!.Value),
    });

    public override Task WatchThings(WatchThingsRequest request, IServerStreamWriter<Thing> responseStream, ServerCallContext context) =>
        StreamAsync(request, responseStream, context);

    public override Task WatchOwnThings(WatchThingsRequest request, IServerStreamWriter<Thing> responseStream, ServerCallContext context) =>
        StreamAsync(request, responseStream, context);

    private async Task StreamAsync(WatchThingsRequest request, IServerStreamWriter<Thing> writer, ServerCallContext context)
    {
        state.Opened();
        try
        {
            for (var number = 1; number <= request.Count; number++)
            {
                await writer.WriteAsync(new Thing { SmallNumber = number }, context.CancellationToken);
            }

            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        catch (OperationCanceledException) when (request.Quiet)
        {
        }
        finally
        {
            state.Closed();
        }
    }

    private Task<Thing> Answer(GetThingRequest request, ServerCallContext context)
    {
        state.Call();
        if (request.Id == "missing")
        {
            throw Refused.NotFound("事项", request.Id);
        }

        var caller = context.Caller();
        state.Record = AuditedAct.Write("things", request.Id, 1, TimeProvider.System.GetUtcNow());
        return Task.FromResult(new Thing
        {
            Id = request.Id,
            SmallNumber = request.Depth,
            DisplayName = caller.Username,
            Words = { caller.Roles.Order() },
            Labels = { ["organisation"] = caller.OrganisationId, ["division"] = caller.Division },
            Kinds = { request.Kinds },
        });
    }
}

/// <summary>What a test may look at, and break.</summary>
public sealed class ProbeState
{
    private int openStreams;
    private int calls;

    /// <summary>How many of the next calls are answered as if the database were away.</summary>
    public int FailNext { get; set; }

    /// <summary>What a write by the last call would have left in the audit trail.</summary>
    public AuditRecord? Record { get; set; }

    public int Calls => Volatile.Read(ref calls);

    public void Call()
    {
        Interlocked.Increment(ref calls);
        if (FailNext > 0)
        {
            FailNext--;
            throw Refused.Unavailable("数据库");
        }
    }

    public int OpenStreams => Volatile.Read(ref openStreams);

    public void Opened() => Interlocked.Increment(ref openStreams);

    public void Closed() => Interlocked.Decrement(ref openStreams);
}
