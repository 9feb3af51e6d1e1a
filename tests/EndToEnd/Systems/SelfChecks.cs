namespace OpenGov.EndToEnd.Systems;

/// <summary>What every run ends with: each service of a system looks through all that the stories have left in it.</summary>
internal static class SelfChecks
{
    /// <summary>Fails when a service finds something, or could not look.</summary>
    public static async Task PassAsync(ITestSystem system)
    {
        using var administrator = await Account.SignInAsync(system, "admin", Account.AdministratorPassword);
        foreach (var (service, address) in new[]
        {
            ("department", system.Department), ("catalogue", system.Catalogue), ("publication", system.Publication),
        })
        {
            var report = await administrator.GetAsync(new Uri(address, $"/v1/self-check/{service}"));
            Assert.True(report["passed"]!.GetValue<bool>(), $"self-check of {service}: {report}");
            Assert.All(report["results"]!.AsArray(), result => Assert.Equal("", result!["skipped"]!.GetValue<string>()));
        }
    }
}
