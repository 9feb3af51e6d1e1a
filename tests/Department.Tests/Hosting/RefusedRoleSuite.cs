using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Hosting;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>The permission table, seen through real calls: each RPC that not everyone may call is refused to those who may not.</summary>
public abstract class RefusedRoleSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    [Fact]
    public async Task Each_RPC_is_refused_to_the_public_and_to_roles_without_it()
    {
        var office = await District.AsAsync(Role.Office);
        var editor = await District.AsAsync(Role.Editor);
        var administrator = await Department.AsAdministratorAsync();
        var refused = 0;
        foreach (var (rpc, call) in Calls())
        {
            var permission = DepartmentPermissions.Table.Lines.Single(line => line.Key.EndsWith("/" + rpc, StringComparison.Ordinal)).Value;
            (await call(null)).Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
            foreach (var (role, headers) in new[] { ("office", office), ("editor", editor), ("administrator", administrator) })
            {
                if (permission.Roles.Count > 0 && !permission.Roles.Contains(role))
                {
                    var refusal = await call(headers);
                    refusal.Is(StatusCode.PermissionDenied, "ROLE_REQUIRED");
                    Assert.Equal(string.Join(",", permission.Roles), refusal.Facts["required_roles"]);
                    refused++;
                }
            }
        }

        Assert.Equal(14, refused);
    }

    private IEnumerable<(string Rpc, Func<Metadata?, Task<Refusal>> Call)> Calls()
    {
        var (organisations, domains) = (Department.Organisations, Department.Domains);
        yield return ("CreateOrganisation", headers => Refusal.OfAsync(organisations.CreateOrganisationAsync(new(), headers, cancellationToken: Ct)));
        yield return ("UpdateOrganisation", headers => Refusal.OfAsync(organisations.UpdateOrganisationAsync(new(), headers, cancellationToken: Ct)));
        yield return ("CreateMember", headers => Refusal.OfAsync(organisations.CreateMemberAsync(new(), headers, cancellationToken: Ct)));
        yield return ("UpdateMember", headers => Refusal.OfAsync(organisations.UpdateMemberAsync(new(), headers, cancellationToken: Ct)));
        yield return ("CreateApiClient", headers => Refusal.OfAsync(organisations.CreateApiClientAsync(new(), headers, cancellationToken: Ct)));
        yield return ("ListApiClients", headers => Refusal.OfAsync(organisations.ListApiClientsAsync(new(), headers, cancellationToken: Ct)));
        yield return ("CreateDomain", headers => Refusal.OfAsync(domains.CreateDomainAsync(new(), headers, cancellationToken: Ct)));
        yield return ("AssignResponsibility", headers => Refusal.OfAsync(domains.AssignResponsibilityAsync(new(), headers, cancellationToken: Ct)));
    }
}

public sealed class RefusedRolesOnEmbedded(SharedDepartments shared) : RefusedRoleSuite(shared, Engine.Embedded);

public sealed class RefusedRolesOnMongoDB(SharedDepartments shared) : RefusedRoleSuite(shared, Engine.MongoDB);
