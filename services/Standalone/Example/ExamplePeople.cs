using Grpc.Core;
using OpenGov.Contracts.Department.V1;

namespace OpenGov.Standalone.Example;

/// <summary>Organisations, accounts, domains and responsibilities of the example district.</summary>
internal sealed class ExamplePeople(ExampleClients clients, ExamplePasswords passwords, DistrictFile district, Action step)
{
    private const string Office = "bgs.office";

    public async Task LoadAsync(CancellationToken cancellation)
    {
        var administrator = await clients.AsAsync("admin", passwords.Administrator);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation };
        await Parallel.ForEachAsync(district.Organisations, parallel, async (organisation, token) =>
            await OnceAsync(clients.Organisations.CreateOrganisationAsync(
                new()
                {
                    Organisation = new Organisation
                    {
                        Id = organisation.Id,
                        Division = organisation.Division,
                        Kind = Enum.Parse<OrganisationKind>(organisation.Kind, ignoreCase: true),
                        Name = organisation.Name,
                        FullName = organisation.FullName,
                        Aliases = { organisation.Aliases },
                    },
                    RequestId = ExampleClients.RequestId("organisation " + organisation.Id),
                },
                administrator,
                cancellationToken: token)));
        await Parallel.ForEachAsync(district.Members, parallel, async (member, token) =>
            await OnceAsync(clients.Organisations.CreateMemberAsync(
                new()
                {
                    OrganisationId = member.Organisation,
                    Member = new Member
                    {
                        Username = member.Username,
                        Name = member.Name,
                        OrganisationId = member.Organisation,
                        Roles = { member.Roles.Select(role => Enum.Parse<Role>(role, ignoreCase: true)) },
                    },
                    Password = passwords.Accounts,
                    RequestId = ExampleClients.RequestId("member " + member.Username),
                },
                administrator,
                cancellationToken: token)));
        var office = await clients.AsAsync(Office, passwords.Accounts);
        await Parallel.ForEachAsync(district.Domains, parallel, async (domain, token) => await AssignAsync(domain, office, token));
    }

    private async Task AssignAsync(ExampleDomain domain, Metadata office, CancellationToken cancellation)
    {
        await OnceAsync(clients.Domains.CreateDomainAsync(
            new()
            {
                Domain = new Domain { Code = domain.Code, Name = domain.Name, Aliases = { domain.Aliases }, Township = domain.Township },
                RequestId = ExampleClients.RequestId("domain " + domain.Code),
            },
            office,
            cancellationToken: cancellation));
        var present = await clients.Domains.GetDomainAsync(new() { Code = domain.Code }, cancellationToken: cancellation);
        if (present.LeadOrganisationId.Length == 0)
        {
            await clients.Domains.AssignResponsibilityAsync(
                new()
                {
                    Code = domain.Code,
                    LeadOrganisationId = domain.Lead,
                    JoiningOrganisationIds = { domain.Joining },
                    Revision = present.Revision,
                    RequestId = ExampleClients.RequestId("assign " + domain.Code),
                },
                office,
                cancellationToken: cancellation);
        }
    }

    /// <summary>What an earlier, interrupted load has added is there already.</summary>
    private async Task OnceAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.AlreadyExists)
        {
        }

        step();
    }
}
