using Microsoft.Extensions.Hosting;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Identity;

/// <summary>Does not let a process start whose permission tables and RPCs differ.</summary>
internal sealed class PermissionStart(MappedEndpoints endpoints, IEnumerable<ServicePermissions> services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var problems = PermissionCheck.Problems(endpoints.All, services);
        return problems.Count == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
