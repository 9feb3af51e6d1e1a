using System.Diagnostics;
using System.Net;
using Xunit;

namespace OpenGov.Testing;

/// <summary>
/// A service running as a process of its own, as in production: configured by environment, asked over its ports, stopped by signals.
/// Disposing kills it if it still runs.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StreamWriter _output;
    private readonly DirectoryInfo? _ownFolder;
    private bool _closed;

    private ServiceProcess(Process process, string outputFile, DirectoryInfo? ownFolder)
    {
        _process = process;
        _ownFolder = ownFolder;
        OutputFile = outputFile;
        _output = new StreamWriter(new FileStream(outputFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What the service has printed, both streams, line by line as it came.</summary>
    public string OutputFile { get; }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended, by itself or by us.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>How it ended: 0 after a graceful stop.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the service and waits until it is ready.</summary>
    /// <param name="dll">From <see cref="Repository.BuiltDll"/>.</param>
    /// <param name="settings">Environment variables, <c>Documents__Engine</c> style; null removes one that would be inherited.</param>
    /// <param name="http">Address of its HTTP port: <c>/healthz/ready</c> there has to answer 200.</param>
    /// <param name="deadline">For becoming ready; null means 60 s.</param>
    /// <param name="folder">Working directory, where the service keeps <c>./data</c>; null means a fresh one, removed on disposal.</param>
    /// <param name="arguments">Of the command line.</param>
    /// <exception cref="Xunit.Sdk.XunitException">Not ready in time, or ended before; with the tail of its output.</exception>
    public static async Task<ServiceProcess> StartAsync(
        string dll, IReadOnlyDictionary<string, string?> settings, Uri http, TimeSpan? deadline = null, string? folder = null, params string[] arguments)
    {
        var service = Launch(dll, settings, folder, arguments);
        try
        {
            await service.ReadyAsync(http, deadline ?? Patience);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the service without waiting: for tests of services that must refuse to start.</summary>
    public static ServiceProcess Launch(
        string dll, IReadOnlyDictionary<string, string?> settings, string? folder = null, params string[] arguments)
    {
        var own = folder is null ? Directory.CreateTempSubdirectory("catalogue-test-") : null;
        folder ??= own!.FullName;
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var output = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(dll)}.log");
        return new ServiceProcess(Process.Start(start)!, output, own);
    }

    /// <summary>Waits until the service says that it is ready.</summary>
    public async Task ReadyAsync(Uri http, TimeSpan deadline)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var ready = new Uri(http, "/healthz/ready");
        await WithTail(Eventually.True(
            async () =>
            {
                if (HasExited)
                {
                    return true;
                }

                using var answer = await client.GetAsync(ready);
                return answer.StatusCode == HttpStatusCode.OK;
            },
            deadline,
            $"{ready} answers 200"));
        Assert.False(HasExited, $"The service ended with {(HasExited ? ExitCode : 0)} before it was ready.\n{Tail()}");
    }

    /// <summary>SIGKILL: nothing of the service gets a chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, then waits for the end.</summary>
    /// <param name="deadline">Null means 60 s.</param>
    /// <exception cref="Xunit.Sdk.XunitException">It does not end in time.</exception>
    public async Task StopAsync(TimeSpan? deadline = null)
    {
        if (!HasExited)
        {
            using var signal = Process.Start("kill", ["-TERM", $"{Id}"]);
            await WithTail(Eventually.True(() => HasExited, deadline ?? Patience, "the service ends after SIGTERM"));
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>The last lines of the output.</summary>
    /// <param name="lines">How many at most.</param>
    public string Tail(int lines = 40)
    {
        using var reader = new StreamReader(new FileStream(OutputFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(lines));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        lock (_output)
        {
            _closed = true;
            _output.Dispose();
        }

        _ownFolder?.Delete(recursive: true);
    }

    private async Task WithTail(Task waiting)
    {
        try
        {
            await waiting;
        }
        catch (Xunit.Sdk.XunitException e)
        {
            Assert.Fail($"{e.Message}\n{Tail()}");
        }
    }

    private void Write(string? line)
    {
        lock (_output)
        {
            if (line is not null && !_closed)
            {
                _output.WriteLine(line);
            }
        }
    }
}
