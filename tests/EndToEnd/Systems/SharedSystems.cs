[assembly: AssemblyFixture(typeof(OpenGov.EndToEnd.Systems.SharedSystems.End))]

namespace OpenGov.EndToEnd.Systems;

/// <summary>
/// The systems that the stories share: started by the first that asks, since loading the example takes a while. Stories use catalogues of
/// their own, so they do not meet. A system that cannot be started skips or fails every story that asks for it.
/// </summary>
public static class SharedSystems
{
    /// <summary>Everything in one process.</summary>
    public static Lazy<Task<StandaloneSystem>> Standalone { get; } = new(StandaloneSystem.StartAsync);

    /// <summary>The services as separate processes.</summary>
    public static Lazy<Task<DistributedSystem>> Distributed { get; } = new(DistributedSystem.StartAsync);

    /// <summary>Ends what was started, after the last story, when each system has checked itself.</summary>
    public sealed class End : IAsyncDisposable
    {
        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            // Both end, also when the first one has found something.
            await Task.WhenAll(EndAsync(Standalone), EndAsync(Distributed));
        }

        private static async Task EndAsync<T>(Lazy<Task<T>> system) where T : ITestSystem
        {
            if (system.IsValueCreated && system.Value.IsCompletedSuccessfully)
            {
                await using var running = system.Value.Result;
                await SelfChecks.PassAsync(running);
            }
        }
    }
}
