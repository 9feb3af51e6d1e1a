using Google.Protobuf.Reflection;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Scopes;
using OpenGov.Departments.Hosting;

namespace OpenGov.Departments.Tests.Clients;

public sealed class ScopeTableTests
{
    private static readonly IReadOnlyList<MethodDescriptor> Rpcs =
    [
        .. typeof(Member).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods),
    ];

    private static readonly string[] ReadingVerbs = ["Get", "List", "Watch", "Diff", "Print", "Export"];

    [Fact]
    public void Every_line_names_an_RPC_once_and_one_that_only_reads_unless_the_scope_is_for_writing()
    {
        Assert.All(ClientScopes.All, scope => Assert.Equal(scope.Rpcs.Distinct(), scope.Rpcs));
        Assert.All(ClientScopes.All.SelectMany(scope => scope.Rpcs, (scope, line) => (scope, line)), one =>
        {
            var rpc = Assert.Single(Rpcs, rpc => $"{rpc.Service.FullName}/{rpc.Name}" == one.line);
            Assert.NotEqual(
                one.scope.Name.EndsWith(".write", StringComparison.Ordinal),
                ReadingVerbs.Any(verb => rpc.Name.StartsWith(verb, StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void The_contract_has_the_same_scopes_in_the_same_order()
    {
        var names = Enum.GetValues<OpenGov.Contracts.Department.V1.ClientScope>().Where(scope => scope != 0)
            .Select(scope => string.Concat(scope.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? "." + letter : $"{letter}")).ToLowerInvariant());
        Assert.Equal(names, ClientScopes.All.Select(scope => scope.Name));
    }

    [Fact]
    public void An_RPC_in_no_scope_is_opened_by_none_not_even_by_a_scope_that_nobody_knows()
    {
        Assert.False(ClientScopes.Open(["drafts.read", "everything", ""], "opengov.department.v1.OrganisationService/CreateMember"));
        Assert.False(ClientScopes.Open([], "opengov.department.v1.OrganisationService/ListMembers"));
        Assert.True(ClientScopes.Open(["members.read"], "opengov.department.v1.OrganisationService/ListMembers"));
        Assert.All(
            DepartmentPermissions.Table.Lines.Where(line => line.Value.Roles.Contains("administrator")),
            line => Assert.Empty(ClientScopes.Opening(line.Key)));
    }
}
