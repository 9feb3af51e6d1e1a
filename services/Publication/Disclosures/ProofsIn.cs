using System.Security.Cryptography;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Errors;

namespace OpenGov.Publications.Disclosures;

/// <summary>Reads the proofs of a request.</summary>
internal static class ProofsIn
{
    private const int MostAtOnce = 20;
    private const int LongestUrl = 500;
    private const int LongestNote = 500;
    private const int LongestName = 60;
    private const int LargestPhoto = 2 * 1024 * 1024;
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The proofs, and the photos that belong to them.</summary>
    /// <param name="proofs">As they came.</param>
    /// <param name="by">Who records them.</param>
    /// <param name="request">Their ids follow from it.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="RequestException">Names every field that is wrong.</exception>
    public static (IReadOnlyList<DisclosureProof> Proofs, IReadOnlyDictionary<string, ReceiptPhoto> Photos) Read(
        IReadOnlyList<NewProof> proofs, string by, CommandRequest request, DateTimeOffset now)
    {
        if (proofs.Count > MostAtOnce)
        {
            throw Refused.Invalid("proofs", $"一次最多 {MostAtOnce} 条");
        }

        List<Violation> violations = [];
        Dictionary<string, ReceiptPhoto> photos = new(StringComparer.Ordinal);
        List<DisclosureProof> read = [];
        for (var index = 0; index < proofs.Count; index++)
        {
            var (proof, path) = (proofs[index], $"proofs[{index}].");
            void Require(bool holds, string field, string description)
            {
                if (!holds)
                {
                    violations.Add(new(path + field, description));
                }
            }

            // The contract's required fields are there: every request is checked for them before it comes here.
            var at = proof.Time?.ToDateTimeOffset() ?? default;
            var name = proof.Channel?.Name ?? "";
            var kind = proof.Channel?.Kind ?? ChannelKind.Unspecified;
            Require(kind != ChannelKind.Unspecified, "channel.kind", "应为 13 种渠道之一，例如 CHANNEL_KIND_WEBSITE");
            Require(kind == ChannelKind.Other ? name.Length is > 0 and <= LongestName : name.Length == 0, "channel.name", $"其他渠道应写名称，1–{LongestName} 个字；十二种标准渠道不写");
            Require(at >= Earliest && at <= now + ClocksDiffer, "time", "应为公开的时间，不早于 2000 年，不晚于现在");
            Require(proof.Url.Length == 0 || IsAddress(proof.Url), "url", $"应为 http:// 或 https:// 开头的网址，最多 {LongestUrl} 个字符");
            Require(kind != ChannelKind.Website || proof.Url.Length > 0, "url", "政府网站公开的，应给出网址");
            Require(proof.Url.Length + proof.Note.Length + proof.Photo.Length > 0, "note", "没有网址的渠道，应写明公开的地点或者附照片");
            Require(proof.Note.Length <= LongestNote, "note", $"最多 {LongestNote} 个字");
            Require(
                proof.ContentHash.Length == 0 || (proof.ContentHash.Length == 64 && proof.ContentHash.All(char.IsAsciiHexDigitLower)),
                "contentHash",
                "应为内容的 SHA-256，64 个小写十六进制字符；没有时留空");
            var photo = Photo(proof.Photo.Span, Require);
            if (photo is not null)
            {
                photos[HashOf(photo)] = photo;
            }

            read.Add(new(
                request.DeriveId($"proof {index}").ToString("D"), new((int)kind, name), proof.Url, at, proof.ContentHash, proof.Note,
                photo is null ? "" : HashOf(photo), by, now));
        }

        return violations.Count > 0 ? throw Refused.Invalid(violations) : (read, photos);
    }

    private static string HashOf(ReceiptPhoto photo) => Convert.ToHexStringLower(SHA256.HashData(photo.Bytes));

    private static bool IsAddress(string url) => url.Length <= LongestUrl
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0;

    private static ReceiptPhoto? Photo(ReadOnlySpan<byte> bytes, Action<bool, string, string> require)
    {
        if (bytes.Length == 0)
        {
            return null;
        }

        var type = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
            : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
            : "";
        var allowed = type.Length > 0 && bytes.Length <= LargestPhoto;
        require(allowed, "photo", $"应为 JPEG 或 PNG 图片，最大 {LargestPhoto / 1024 / 1024} MiB");
        return allowed ? new(type, bytes.ToArray()) : null;
    }
}
