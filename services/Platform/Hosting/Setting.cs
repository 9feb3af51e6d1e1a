using System.Globalization;
using System.Net;

namespace OpenGov.Platform.Hosting;

/// <summary>A setting that a process of ours understands.</summary>
/// <param name="Key">As in configuration: "Http:Port". In the environment ":" is written "__".</param>
/// <param name="Allowed">What is allowed, for the people who set it.</param>
/// <param name="Fits">Whether a value is allowed; null where the capability that reads the setting checks it.</param>
/// <param name="IsSecret">Whether the value must not be repeated in a message.</param>
internal sealed record Setting(string Key, string Allowed, Func<string, bool>? Fits = null, bool IsSecret = false)
{
    /// <summary>As in the environment: "Http__Port".</summary>
    public string Name => Key.Replace(":", "__", StringComparison.Ordinal);

    public static Setting Port(string key) => new(
        key,
        "0–65535（0：由系统选择 any free port）",
        value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= IPEndPoint.MaxPort);

    public static Setting IpAddress(string key) => new(
        key, "IP 地址 an IP address: 127.0.0.1, 0.0.0.0, ::1 …", value => IPAddress.TryParse(value, out _));

    public static Setting Url(string key, string example) => new(
        key,
        $"地址 an address: {example}",
        value => Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0);

    public static Setting Text(string key) => new(key, "非空文本 some text", value => !string.IsNullOrWhiteSpace(value));

    public static Setting SigningKey(string key) => new(
        key, "PEM 文件，P-256 私钥，未加密 path of a PEM file with an unencrypted private key on P-256", SigningKeyFile.IsUsable);

    public static Setting Switch(string key) => new(key, "true / false", value => bool.TryParse(value, out _));

    public static Setting Time(string key) => new(
        key,
        "时:分:秒 hours:minutes:seconds, 00:00:10",
        value => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero && time <= TimeSpan.FromDays(1));

    public static Setting Count(string key) => new(
        key, "1–1000", value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1000);
}
