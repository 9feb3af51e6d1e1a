using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Publications.Tests.Host;

/// <summary>
/// What stands behind the Catalogue server of these tests: catalogues that are published and withdrawn, and the log of it. Keeps the
/// promises of the contract as far as the public sees them.
/// </summary>
public sealed class CatalogueDesk
{
    public const string Reason = "依据的文件已废止";
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<CatalogueVersion>> versions = [];
    private readonly List<CatalogueEvent> log = [];
    private DateTimeOffset now = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource grown = NewSignal();

    /// <summary>Publishes the next version of a catalogue.</summary>
    /// <param name="catalogueId">The catalogue.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="contentLength">Length of their contents.</param>
    /// <param name="emergency">Whether in an emergency.</param>
    /// <param name="make">Makes the item of a number, if not the usual one.</param>
    public CatalogueVersion Publish(string catalogueId, int items = 2, int contentLength = 20, bool emergency = false, Func<int, CatalogueItem>? make = null)
    {
        lock (gate)
        {
            var all = Versions(catalogueId);
            var number = all.Count + 1;
            if (all is [.., { State: VersionState.Published } current])
            {
                current.State = VersionState.Superseded;
            }

            var version = new CatalogueVersion
            {
                CatalogueId = catalogueId,
                Number = number,
                State = VersionState.Published,
                Title = $"{catalogueId}标准目录第{number}版",
                Items = { Enumerable.Range(1, items).Select(item => make?.Invoke(item) ?? Item(catalogueId, number, item, contentLength)) },
                ItemCount = items,
                Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{catalogueId}@{number}"))),
                PublishTime = Tick(),
                Emergency = emergency,
            };
            all.Add(version);
            Log(CatalogueEventKind.Published, version);
            return version.Clone();
        }
    }

    /// <summary>Takes the current version back.</summary>
    /// <returns>False when there is none.</returns>
    public bool Withdraw(string catalogueId)
    {
        lock (gate)
        {
            if (Versions(catalogueId) is not [.., { State: VersionState.Published } current])
            {
                return false;
            }

            current.State = VersionState.Withdrawn;
            current.WithdrawalReason = Reason;
            Tick();
            Log(CatalogueEventKind.Withdrawn, current);
            return true;
        }
    }

    /// <summary>Changes what the server says of a version's digest, as damage would.</summary>
    public void Damage(string catalogueId, int number)
    {
        lock (gate)
        {
            Versions(catalogueId)[number - 1].Digest = "damaged";
        }
    }

    /// <summary>Undoes <see cref="Damage"/>.</summary>
    public void Mend(string catalogueId, int number)
    {
        lock (gate)
        {
            Versions(catalogueId)[number - 1].Digest = log.First(one => one.CatalogueId == catalogueId && one.Version == number).Digest;
        }
    }

    /// <summary>All versions of a catalogue, newest first, as they are now.</summary>
    public IReadOnlyList<CatalogueVersion> VersionsOf(string catalogueId)
    {
        lock (gate)
        {
            return [.. Versions(catalogueId).Select(version => version.Clone()).Reverse()];
        }
    }

    /// <summary>Events from a sequence number on, and what completes when there are more.</summary>
    public (IReadOnlyList<CatalogueEvent> Events, Task Grown) LogFrom(long sequence)
    {
        lock (gate)
        {
            return ([.. log.Skip((int)Math.Max(0, sequence - 1))], grown.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CatalogueItem Item(string catalogueId, int number, int item, int contentLength) => new()
    {
        Id = $"{catalogueId}/{item}",
        Number = item,
        Category = "养老服务业务办理",
        Name = $"第{number}版事项{item}",
        Content = new string('文', contentLength),
        Audience = new Audience { WholeSociety = true },
        Revision = 1,
    };

    private List<CatalogueVersion> Versions(string catalogueId) =>
        versions.TryGetValue(catalogueId, out var all) ? all : versions[catalogueId] = [];

    private Timestamp Tick() => (now = now.AddMinutes(1)).ToTimestamp();

    private void Log(CatalogueEventKind kind, CatalogueVersion version)
    {
        log.Add(new()
        {
            Sequence = log.Count + 1,
            EventId = Guid.NewGuid().ToString("D"),
            Time = now.ToTimestamp(),
            Kind = kind,
            CatalogueId = version.CatalogueId,
            Version = version.Number,
            Digest = version.Digest,
            Emergency = kind == CatalogueEventKind.Published && version.Emergency,
        });
        var before = grown;
        grown = NewSignal();
        before.SetResult();
    }
}
