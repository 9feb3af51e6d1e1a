using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Common.V1;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.SelfCheck;

namespace OpenGov.Platform.Hosting;

/// <summary>
/// What an operator may ask for on the command line of a service instead of starting it: <c>verify-audit</c> and <c>self-check</c>. Both only
/// read, straight from the documents. The embedded file belongs to the process that runs; while one does, ask it over REST instead.
/// Exit code 0: all is well; 1: something is wrong; 2: it could not be looked at.
/// </summary>
public static class OversightCommand
{
    private const string Verify = "verify-audit";
    private const string Check = "self-check";

    /// <summary>Takes the command off the arguments.</summary>
    /// <param name="args">The command line; what is left of it is settings.</param>
    /// <returns>The command; null when the service is to be started.</returns>
    public static string? Take(ref string[] args)
    {
        if (args is not [Verify or Check, ..])
        {
            return null;
        }

        var command = args[0];
        args = args[1..];
        return command;
    }

    /// <summary>Carries it out for all services of the process.</summary>
    /// <param name="app">The process, built and not started.</param>
    /// <param name="command">What <see cref="Take"/> gave.</param>
    /// <param name="output">Where to write.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(WebApplication app, string command, TextWriter output)
    {
        var code = 0;
        foreach (var service in app.Services.GetServices<AuditedService>())
        {
            code = Math.Max(code, await RunAsync(app.Services, service.Name, command, output));
        }

        return code;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string service, string command, TextWriter output)
    {
        try
        {
            foreach (var collection in services.GetServices<OpenedAtStart>())
            {
                collection.Open(services);
            }

            return command == Verify
                ? await VerifyAsync(services.GetRequiredKeyedService<AuditChain>(service), output)
                : await CheckAsync(services.GetRequiredKeyedService<SelfCheckDesk>(service), output);
        }
        catch (Exception e) when (e is RequestException or InvalidOperationException)
        {
            await output.WriteLineAsync($"{service}: 无法检查 cannot be looked at: {e.Message}");
            return 2;
        }
    }

    private static async Task<int> VerifyAsync(AuditChain chain, TextWriter output)
    {
        var verdict = await new ChainVerifier(chain).VerifyAsync(noted: null, CancellationToken.None);
        await output.WriteLineAsync(verdict.Broken is { } broken
            ? $"{chain.Service}: 审计记录已损坏 audit trail broken at {broken.Sequence} ({broken.Fault}): {AuditMapping.InChinese(broken)}"
            : $"{chain.Service}: 审计记录完整 audit trail whole, last {verdict.Last} {verdict.Hash}");
        return verdict.Broken is null ? 0 : 1;
    }

    private static async Task<int> CheckAsync(SelfCheckDesk desk, TextWriter output)
    {
        var report = await desk.RunAsync(SelfCheckCaller.Operator, CancellationToken.None);
        foreach (var result in report.Results)
        {
            await output.WriteLineAsync($"{desk.Service}: {(Verdict(result))} {result.Id} ({result.Checked}) {result.Explanation}");
            foreach (var finding in result.Findings)
            {
                await output.WriteLineAsync($"  - {finding}");
            }
        }

        return report.Passed ? 0 : 1;
    }

    private static string Verdict(SelfCheckResult result) =>
        result.FindingCount > 0 ? $"发现问题 {result.FindingCount} findings"
        : result.Skipped.Length > 0 ? $"未检查 skipped, {result.Skipped}"
        : "正常 ok";
}
