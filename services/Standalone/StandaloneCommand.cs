using OpenGov.Standalone.Example;

namespace OpenGov.Standalone;

/// <summary>What the command line asks for.</summary>
/// <param name="Empty">Start without the example district.</param>
/// <param name="LoadInto">Load the example district into a system that runs elsewhere, and end.</param>
/// <param name="Oversight">What an operator asks for instead of a start; null for a start.</param>
/// <param name="Verify">Saved files that are verified instead of a start; null for a start.</param>
/// <param name="Settings">Arguments of the form <c>--Section:Key=value</c>, read as configuration.</param>
public sealed record StandaloneCommand(bool Empty, ServiceAddresses? LoadInto, string? Oversight, SnapshotVerification? Verify, string[] Settings)
{
    private const string Usage = """
        用法 Usage:
          Standalone [--empty] [--Section:Key=value …]
              启动全部服务；首次启动装载示例区，--empty 不装载。
              Start all services; the first start loads the example district, unless --empty.
          Standalone load-example DEPARTMENT CATALOGUE PUBLICATION
              把示例区装入另外运行的系统（三个 gRPC 地址，例如 http://127.0.0.1:8201）；
              需要环境变量 CATALOGUE_ADMIN_PASSWORD 和 CATALOGUE_EXAMPLE_PASSWORD。
              Load the example district into a system that runs elsewhere (three gRPC addresses).
          Standalone verify-audit | self-check [--Section:Key=value …]
              验证全部服务的审计记录，或者自检；只读，须先停止正在运行的程序。退出码 0 正常、1 有问题、2 无法检查。
              Verify the audit trails of all services, or check them; reads only, while nothing else runs on the data.
          Standalone verify-snapshot SNAPSHOT.json PROOF.json KEYS.json|KEY.pem
              离线验证保存下来的发布快照。退出码 0 一致、1 不一致、2 无法验证。
              Verify a saved snapshot offline, from the answers of the Publication service.
        """;

    /// <summary>Reads the command line.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="command">What it asks for.</param>
    /// <param name="problem">What is wrong with it and what is allowed; empty when nothing is.</param>
    public static bool TryParse(string[] args, out StandaloneCommand command, out string problem)
    {
        command = new(false, null, null, null, []);
        problem = "";
        if (args is ["load-example", .. var rest])
        {
            if (rest is not [var department, var catalogue, var publication] || !rest.All(address => Uri.TryCreate(address, UriKind.Absolute, out _)))
            {
                problem = Usage;
                return false;
            }

            command = command with { LoadInto = new(department, catalogue, publication) };
            return true;
        }

        if (args is ["verify-snapshot", .. var files])
        {
            if (files is not [var snapshot, var proof, var keys])
            {
                problem = Usage;
                return false;
            }

            command = command with { Verify = new(snapshot, proof, keys) };
            return true;
        }

        var oversight = Platform.Hosting.OversightCommand.Take(ref args);
        var settings = args.Where(arg => arg != "--empty").ToArray();
        if (settings.FirstOrDefault(arg => !arg.StartsWith("--", StringComparison.Ordinal) || !arg.Contains('=', StringComparison.Ordinal)) is { } unknown)
        {
            problem = $"无法识别的参数 Unknown argument: {unknown}{Environment.NewLine}{Usage}";
            return false;
        }

        command = command with { Empty = settings.Length != args.Length, Oversight = oversight, Settings = settings };
        return true;
    }
}
