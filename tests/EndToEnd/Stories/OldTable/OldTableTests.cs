using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>The story on everything in one process.</summary>
[Collection(nameof(StandaloneTests))]
public sealed class OldTableStandaloneTests : OldTableJob
{
    private protected override async Task<ITestSystem> SystemAsync() => await SharedSystems.Standalone.Value;
}

/// <summary>The story on separate processes with MongoDB and RabbitMQ.</summary>
[Collection(nameof(DistributedTests))]
public sealed class OldTableDistributedTests : OldTableJob
{
    private protected override async Task<ITestSystem> SystemAsync() => await SharedSystems.Distributed.Value;
}
