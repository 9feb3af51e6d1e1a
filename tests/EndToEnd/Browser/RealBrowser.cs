using Microsoft.Playwright;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

[assembly: AssemblyFixture(typeof(OpenGov.EndToEnd.Browser.RealBrowser))]

namespace OpenGov.EndToEnd.Browser;

/// <summary>Debian's chromium, started by the first test that asks; without it those tests are skipped with the reason.</summary>
public sealed class RealBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    // No sandbox, because tests run as root; the rest keeps it from talking to the world.
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(async () =>
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags }));
    });

    /// <summary>Text of axe-core, which looks for what shuts people out.</summary>
    public static string Axe => Path.Combine(Repository.Root, "tests/node_modules/axe-core/axe.min.js");

    /// <summary>Somebody with a browser of their own at a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="username">Who signs in; null is the public.</param>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="height">Its height.</param>
    public async Task<Person> PersonAsync(StandaloneSystem system, string? username, int width = 1366, int height = 768)
    {
        if (!File.Exists(Chromium) || !File.Exists(Axe))
        {
            Assert.Skip("No chromium or no axe-core: run ./test.sh, which installs them.");
        }

        var (_, browser) = await started.Value;
        Assertions.SetDefaultExpectTimeout(30_000);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = system.Catalogue.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            Locale = "zh-CN",
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(30_000);
        var person = new Person(context, await context.NewPageAsync());
        if (username is not null)
        {
            await person.SignInAsync(username, username == "admin" ? Account.AdministratorPassword : Account.ExamplePassword);
        }

        return person;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated && started.Value.IsCompletedSuccessfully)
        {
            await started.Value.Result.Browser.CloseAsync();
            started.Value.Result.Driver.Dispose();
        }
    }
}
