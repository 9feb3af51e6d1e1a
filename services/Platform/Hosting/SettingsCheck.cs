using Microsoft.Extensions.Configuration;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Messaging;
using OpenGov.Platform.Rest;

namespace OpenGov.Platform.Hosting;

/// <summary>Checks the settings before anything starts: unknown keys in our sections, and values that are not allowed.</summary>
public static class SettingsCheck
{
    private const int LongestValue = 80;

    /// <summary>What is wrong; one line each, naming the key and what is allowed.</summary>
    /// <param name="configuration">The process's configuration.</param>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
    [
        .. Unknown(configuration),
        .. KnownSettings.All.Select(setting => Wrong(configuration, setting)).OfType<string>(),
        .. OfCapability(() => DocumentsSettings.From(configuration)),
        .. OfCapability(() => MessagingOptions.From(configuration)),
        .. SamePort(configuration),
    ];

    /// <summary>Reads what only a service understands; ends the process with exit code 1 when it is wrong, after saying what.</summary>
    /// <param name="read">Reads it; throws <see cref="InvalidOperationException"/> with a message that names the key.</param>
    public static T Required<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException wrong)
        {
            Exit([wrong.Message]);
            throw;
        }
    }

    /// <summary>Ends the process with exit code 1 when something is wrong, after saying all of it.</summary>
    /// <param name="configuration">The process's configuration.</param>
    internal static void Enforce(IConfiguration configuration)
    {
        if (Problems(configuration) is { Count: > 0 } problems)
        {
            Exit(problems);
        }
    }

    /// <summary>Ends the process with exit code 1 and no stack trace: the cause is outside of the program.</summary>
    internal static void Exit(IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine("设置有误 Wrong setting: " + problem);
        }

        Environment.Exit(1);
    }

    private static IEnumerable<string> Unknown(IConfiguration configuration)
    {
        var sections = KnownSettings.All.GroupBy(setting => setting.Key.Split(':')[0]).ToList();
        foreach (var section in sections)
        {
            var known = section.Select(setting => setting.Key.Split(':')[1]).ToList();
            foreach (var child in configuration.GetSection(section.Key).GetChildren())
            {
                if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                {
                    yield return $"{section.Key}__{child.Key} 不认识 is unknown; " + (Spelling.Nearest(child.Key, known) is { } meant
                        ? $"您是否想写 did you mean {section.Key}__{meant}"
                        : "可用 known: " + string.Join(", ", section.Select(setting => setting.Name)));
                }
            }
        }

        // "Document__Engine": a section that is nearly one of ours and has one of its keys.
        foreach (var given in configuration.GetChildren().Where(child => child.GetChildren().Any()))
        {
            var near = sections.Find(section => !section.Key.Equals(given.Key, StringComparison.OrdinalIgnoreCase)
                && Spelling.Nearest(given.Key, [section.Key]) is not null);
            var child = near is null ? null : given.GetChildren().FirstOrDefault(child =>
                near.Any(setting => setting.Key.EndsWith(":" + child.Key, StringComparison.OrdinalIgnoreCase)));
            if (child is not null)
            {
                yield return $"{given.Key}__{child.Key} 不认识 is unknown; 您是否想写 did you mean {near!.Key}__{child.Key}";
            }
        }
    }

    private static string? Wrong(IConfiguration configuration, Setting setting)
    {
        if (setting.Fits is null || configuration[setting.Key] is not { } value || setting.Fits(value))
        {
            return null;
        }

        var shown = setting.IsSecret ? "…" : value.Length > LongestValue ? value[..LongestValue] + "…" : value;
        return $"{setting.Name} = \"{shown}\"; 允许 allowed: {setting.Allowed}";
    }

    // Capabilities check what only they understand, and name the key themselves.
    private static IEnumerable<string> OfCapability(Func<object> read)
    {
        string? problem = null;
        try
        {
            read();
        }
        catch (InvalidOperationException e)
        {
            problem = e.Message;
        }

        return problem is null ? [] : [problem];
    }

    private static IEnumerable<string> SamePort(IConfiguration configuration) =>
        configuration["Http:Port"] is { } http && http != "0" && http == configuration["Grpc:Port"]
            ? [$"Http__Port 与 and Grpc__Port 都是 are both {http}; 两者必须不同 they must differ (HTTP/1.1, HTTP/2)"]
            : [];
}
