using Google.Protobuf.WellKnownTypes;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Common.V1;

namespace OpenGov.Platform.SelfCheck;

/// <summary>Makes the checks of a service, one after the other.</summary>
/// <param name="service">Name of the service.</param>
/// <param name="checks">Its checks.</param>
/// <param name="clock">The time.</param>
public sealed class SelfCheckDesk(string service, IEnumerable<ISelfCheck> checks, TimeProvider clock) : IDisposable
{
    // It reads all there is: one at a time, however many ask.
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly IReadOnlyList<ISelfCheck> checks = [.. checks.OrderBy(check => check.Id, StringComparer.Ordinal)];

    /// <summary>Name of the service.</summary>
    public string Service => service;

    /// <summary>Makes all checks.</summary>
    /// <exception cref="RequestException">The documents cannot be reached.</exception>
    public async Task<Wire.SelfCheck> RunAsync(SelfCheckCaller asked, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var report = new Wire.SelfCheck { Service = service };
            foreach (var check in checks)
            {
                report.Results.Add(await RunAsync(check, asked, cancellation));
            }

            report.Passed = report.Results.All(result => result.FindingCount == 0);
            report.Time = clock.GetUtcNow().ToTimestamp();
            return report;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private static async Task<Wire.SelfCheckResult> RunAsync(ISelfCheck check, SelfCheckCaller asked, CancellationToken cancellation)
    {
        var findings = new Findings();
        await check.RunAsync(findings, asked, cancellation);
        return new()
        {
            Id = check.Id,
            Explanation = check.Explanation,
            Checked = findings.Checked,
            FindingCount = findings.Count,
            Findings = { findings.Told },
            Skipped = findings.Skipped,
        };
    }
}
