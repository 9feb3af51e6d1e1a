using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories;

/// <summary>The stories on everything in one process.</summary>
[Collection(nameof(StandaloneTests))]
public sealed class StandaloneTests : MainJob
{
    private protected override async Task<ITestSystem> SystemAsync() => await SharedSystems.Standalone.Value;
}
