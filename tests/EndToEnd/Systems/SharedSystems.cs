namespace OpenGov.EndToEnd.Systems;

/// <summary>
/// The systems that the stories share: started by the first that asks, since loading the example takes a while. Stories use catalogues of
/// their own, so they do not meet. A system that cannot be started skips or fails every story that asks for it.
/// </summary>
internal static class SharedSystems
{
    public static Lazy<Task<StandaloneSystem>> Standalone { get; } = new(() => Keep(StandaloneSystem.StartAsync()));

    public static Lazy<Task<DistributedSystem>> Distributed { get; } = new(() => Keep(DistributedSystem.StartAsync()));

    private static async Task<T> Keep<T>(Task<T> starting) where T : ITestSystem
    {
        var system = await starting;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => system.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return system;
    }
}
