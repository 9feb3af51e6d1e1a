using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Standalone.Example;

/// <summary>The legal bases that the tables of the example cite, and what is known of them: <c>Example/bases.json</c>.</summary>
internal sealed class ExampleBases(ExampleClients clients, ExamplePasswords passwords, Action step)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The file.</summary>
    public IReadOnlyList<ExampleBasis> All { get; } =
        JsonSerializer.Deserialize<List<ExampleBasis>>(File.ReadAllText(Path.Combine(DistrictFile.Folder, "bases.json")), Json)
        ?? throw new InvalidDataException("Example/bases.json is empty");

    /// <summary>Adds them as the district office, and repeals those that have ended.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var office = await clients.AsAsync("bgs.office", passwords.Accounts);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation };
        await Parallel.ForEachAsync(All, parallel, async (basis, token) => await AddAsync(basis, office, token));
        foreach (var ended in All.Where(basis => basis.RepealedOn.Length > 0))
        {
            await RepealAsync(ended, office, cancellation);
        }
    }

    private async Task AddAsync(ExampleBasis basis, Metadata office, CancellationToken cancellation)
    {
        try
        {
            await clients.Bases.CreateBasisAsync(
                new()
                {
                    Basis = new()
                    {
                        Id = basis.Id,
                        Title = basis.Title,
                        DocumentNumber = basis.DocumentNumber,
                        Kind = Enum.Parse<BasisKind>(basis.Kind.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                        Issuer = basis.Issuer,
                        EffectiveOn = basis.EffectiveOn,
                    },
                    RequestId = ExampleClients.RequestId($"basis {basis.Title} {basis.DocumentNumber}"),
                },
                office,
                cancellationToken: cancellation);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // An earlier, interrupted load has added it.
        }

        step();
    }

    private async Task RepealAsync(ExampleBasis basis, Metadata office, CancellationToken cancellation)
    {
        var present = await clients.Bases.GetBasisAsync(new() { Id = basis.Id }, cancellationToken: cancellation);
        if (present.RepealedOn.Length == 0)
        {
            await clients.Bases.RepealBasisAsync(
                new()
                {
                    Id = basis.Id,
                    RepealedOn = basis.RepealedOn,
                    ReplacedBy = basis.ReplacedBy,
                    Reason = basis.RepealReason,
                    Revision = present.Revision,
                    RequestId = ExampleClients.RequestId("repeal " + basis.Id),
                },
                office,
                cancellationToken: cancellation);
        }
    }
}

/// <summary>A legal basis of the example; days as in the contract, empty where nothing is known.</summary>
public sealed record ExampleBasis(
    string Title,
    string Kind,
    string Id = "",
    string DocumentNumber = "",
    string Issuer = "",
    string EffectiveOn = "",
    string RepealedOn = "",
    string ReplacedBy = "",
    string RepealReason = "");
