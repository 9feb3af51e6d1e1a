using System.Globalization;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>A district of a test's own in a shared service: its office, a bureau, and people who are added when first asked for.</summary>
public sealed class TestDistrict(TestDepartment department)
{
    public const string Password = "password of members";

    private static int last = 100_000;
    private static int lastDomain;
    private readonly Dictionary<Role, Metadata> tokens = [];

    public string Division { get; } = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);

    public string OfficeId => Division + "-bgs";

    public string BureauId => Division + "-mzj";

    public static string NewRequest() => Guid.NewGuid().ToString("D");

    /// <summary>A domain code that no other test uses.</summary>
    public static string NewDomainCode() => Interlocked.Increment(ref lastDomain).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>An organisation as the contract writes it.</summary>
    public Organisation Bureau(string id, string name) => new()
    {
        Id = $"{Division}-{id}",
        Division = Division,
        Kind = OrganisationKind.Department,
        Name = name,
    };

    public Organisation Street(int number, string name) => new()
    {
        Id = $"{Division}{number:000}",
        Division = $"{Division}{number:000}",
        Kind = OrganisationKind.Street,
        Name = name,
    };

    /// <summary>Adds an organisation as administrator.</summary>
    public async Task<Organisation> AddAsync(Organisation organisation) => await department.Organisations.CreateOrganisationAsync(
        new() { Organisation = organisation, RequestId = NewRequest() }, await department.AsAdministratorAsync());

    /// <summary>Adds the bureau unless it is there.</summary>
    public async Task<string> AddBureauAsync()
    {
        await AddOnceAsync(Bureau("mzj", "区民政局"));
        return BureauId;
    }

    /// <summary>Headers of someone with this role: the office's people in the office, others in the bureau.</summary>
    public async Task<Metadata> AsAsync(Role role)
    {
        if (tokens.TryGetValue(role, out var known))
        {
            return known;
        }

        var organisation = role == Role.Office ? Bureau("bgs", "区政府办公室") : Bureau("mzj", "区民政局");
        organisation.Kind = role == Role.Office ? OrganisationKind.Office : OrganisationKind.Department;
        await AddOnceAsync(organisation);
        var username = $"{Division}.{role.ToString().ToLowerInvariant()}";
        await AddMemberAsync(organisation.Id, username, role);
        return tokens[role] = await department.AsAsync(username, Password);
    }

    /// <summary>Adds a member.</summary>
    public async Task<Member> AddMemberAsync(string organisationId, string username, params Role[] roles) =>
        await department.Organisations.CreateMemberAsync(
            new()
            {
                OrganisationId = organisationId,
                Member = new() { Username = username, Name = "李静", Roles = { roles } },
                Password = Password,
                RequestId = NewRequest(),
            },
            await department.AsAdministratorAsync());

    private async Task AddOnceAsync(Organisation organisation)
    {
        try
        {
            await AddAsync(organisation);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
        }
    }
}
