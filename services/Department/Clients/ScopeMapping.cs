using OpenGov.Contracts.Scopes;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Clients;

/// <summary>Scopes between domain and contract: the table is in the order of the contract's enum.</summary>
internal static class ScopeMapping
{
    public static IEnumerable<Wire.ClientScope> ToWire(IReadOnlyCollection<string> names) => ClientScopes.All
        .Select((scope, index) => (scope.Name, Wire: (Wire.ClientScope)(index + 1)))
        .Where(scope => names.Contains(scope.Name))
        .Select(scope => scope.Wire);

    /// <summary>Names in the order of the table, each once; only of scopes that exist.</summary>
    public static IReadOnlyList<string> ToNames(IEnumerable<Wire.ClientScope> scopes) =>
        [.. scopes.Distinct().Order().Where(Exists).Select(scope => ClientScopes.All[(int)scope - 1].Name)];

    public static bool Exists(Wire.ClientScope scope) => (int)scope >= 1 && (int)scope <= ClientScopes.All.Count;

    public static Wire.ListClientScopesResponse Table() => new()
    {
        Scopes =
        {
            ClientScopes.All.Select((scope, index) => new Wire.ClientScopeLine
            {
                Scope = (Wire.ClientScope)(index + 1),
                Name = scope.Name,
                Title = scope.Title,
                Rpcs = { scope.Rpcs },
            }),
        },
    };
}
