using System.Security.Cryptography;

namespace OpenGov.Standalone.Example;

/// <summary>Brings the example district into a system: at the first start of Standalone, or into one that runs elsewhere.</summary>
public static class ExampleDistrict
{
    private const string AdministratorKey = "CATALOGUE_ADMIN_PASSWORD";
    private const string AccountsKey = "CATALOGUE_EXAMPLE_PASSWORD";

    /// <summary>Loads the example at the first start; readiness waits for it.</summary>
    public static void AddExampleDistrict(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["Documents:Path"] ?? "data";
        var state = new ExampleState(folder);
        if (!state.ShouldLoad())
        {
            return;
        }

        var passwords = new ExamplePasswords(
            builder.Configuration[AdministratorKey] ?? RandomPassword(),
            builder.Configuration[AccountsKey] ?? RandomPassword());
        builder.Configuration.AddInMemoryCollection([new(AdministratorKey, passwords.Administrator)]);
        builder.Services.AddSingleton(state);
        builder.Services.AddSingleton(passwords);
        builder.Services.AddSingleton<ExampleStart>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ExampleStart>());
        builder.Services.AddHealthChecks().AddCheck<ExampleStart>("example", tags: ["ready"]);
    }

    /// <summary>Loads the example into a system that runs elsewhere.</summary>
    /// <param name="addresses">Its services.</param>
    /// <returns>Exit code.</returns>
    public static async Task<int> LoadIntoAsync(ServiceAddresses addresses)
    {
        if (Environment.GetEnvironmentVariable(AdministratorKey) is not { Length: > 0 } administrator
            || Environment.GetEnvironmentVariable(AccountsKey) is not { Length: > 0 } accounts)
        {
            await Console.Error.WriteLineAsync($"请先设置环境变量 {AdministratorKey} 和 {AccountsKey}。Set both environment variables first.");
            return 1;
        }

        using var clients = new ExampleClients(addresses);
        await new ExampleLoader(clients, new(administrator, accounts), Progress).LoadAsync(CancellationToken.None);
        return 0;
    }

    /// <summary>Tells the progress of loading on standard output, every 40 steps.</summary>
    internal static void Progress(int done, int total)
    {
        if (done % 40 == 0 || done == total)
        {
            Console.WriteLine($"示例区装载中 {done}/{total} …");
        }
    }

    // Letters and digits that are not mistaken for one another when read from a screen.
    private static string RandomPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
}
