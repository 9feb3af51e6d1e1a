using MongoDB.Bson;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>Who we are: the primary of a one-node replica set of version 7.</summary>
internal sealed class Handshake(TimeProvider time)
{
    /// <summary>Name of the replica set; clients give it in their address.</summary>
    private const string ReplicaSet = "rs0";

    private const int WireVersion = 21;

    public Dictionary<string, Func<Call, Task<byte[]>>> Commands => new()
    {
        ["hello"] = Hello,
        ["isMaster"] = Hello,
        ["ismaster"] = Hello,
        ["ping"] = Nothing,
        ["logout"] = Nothing,
        ["startSession"] = Nothing,
        ["refreshSessions"] = Nothing,
        ["buildInfo"] = BuildInfo,
        ["buildinfo"] = BuildInfo,
        ["getParameter"] = _ => Answer(new() { ["featureCompatibilityVersion"] = new BsonDocument("version", "7.0") }),
        ["connectionStatus"] = _ => Answer(new()
        {
            ["authInfo"] = new BsonDocument { ["authenticatedUsers"] = new BsonArray(), ["authenticatedUserRoles"] = new BsonArray() },
        }),
        ["replSetGetStatus"] = _ => Answer(new() { ["set"] = ReplicaSet, ["myState"] = 1 }),
    };

    private static Task<byte[]> Nothing(Call call) => Answer([]);

    private static Task<byte[]> BuildInfo(Call call) => Answer(new()
    {
        ["version"] = "7.0.0",
        ["versionArray"] = new BsonArray { 7, 0, 0, 0 },
        ["gitVersion"] = "none",
        ["bits"] = 64,
        ["maxBsonObjectSize"] = 16_777_216,
    });

    private static Task<byte[]> Answer(BsonDocument fields) => Task.FromResult(Call.Ok(fields));

    // No topologyVersion: with it the driver would use the streaming handshake, which we do not speak.
    private Task<byte[]> Hello(Call call) => Answer(new()
    {
        ["helloOk"] = true,
        [call.Request.Name == "hello" ? "isWritablePrimary" : "ismaster"] = true,
        ["setName"] = ReplicaSet,
        ["setVersion"] = 1,
        ["secondary"] = false,
        ["hosts"] = new BsonArray { call.Client.LocalAddress },
        ["primary"] = call.Client.LocalAddress,
        ["me"] = call.Client.LocalAddress,
        ["maxBsonObjectSize"] = 16_777_216,
        ["maxMessageSizeBytes"] = 48_000_000,
        ["maxWriteBatchSize"] = 25_000,
        ["localTime"] = time.GetUtcNow().UtcDateTime,
        ["logicalSessionTimeoutMinutes"] = 30,
        ["connectionId"] = call.Client.Number,
        ["minWireVersion"] = 0,
        ["maxWireVersion"] = WireVersion,
        ["readOnly"] = false,
    });
}
