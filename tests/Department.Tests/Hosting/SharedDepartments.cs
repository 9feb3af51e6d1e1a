using System.Collections.Concurrent;
using OpenGov.Departments.Tests.Hosting;

[assembly: AssemblyFixture(typeof(SharedDepartments))]

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>One running service per engine for all tests that need nothing special of it; each test works in a district of its own.</summary>
public sealed class SharedDepartments : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Engine, Lazy<Task<(TestStorage Storage, TestDepartment Department)>>> running = new();

    /// <summary>The service on this engine; skips the test when its server is not to be had.</summary>
    public async Task<TestDepartment> OnAsync(Engine engine) =>
        (await running.GetOrAdd(engine, _ => new(() => StartAsync(engine))).Value).Department;

    public async ValueTask DisposeAsync()
    {
        foreach (var started in running.Values.Where(lazy => lazy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            var (storage, department) = await started.Value;
            await department.DisposeAsync();
            await storage.DisposeAsync();
        }
    }

    private static async Task<(TestStorage, TestDepartment)> StartAsync(Engine engine)
    {
        var storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        return (storage, await TestDepartment.StartAsync(storage));
    }
}

/// <summary>Tests of the running service, the same on each engine: a subclass per engine.</summary>
public abstract class DepartmentSuite(SharedDepartments shared, Engine engine) : IAsyncLifetime
{
    protected TestDepartment Department { get; private set; } = null!;

    protected TestDistrict District { get; private set; } = null!;

    protected Engine Engine => engine;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Department = await shared.OnAsync(engine);
        District = new TestDistrict(Department);
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
