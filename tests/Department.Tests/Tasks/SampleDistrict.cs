using OpenGov.Departments.Organisations;
using OpenGov.Departments.Tasks.Units;

namespace OpenGov.Departments.Tests.Tasks;

/// <summary>A district for tests without a service.</summary>
internal static class SampleDistrict
{
    public const string Division = "610116";

    public static Organisation Office { get; } = Made("bgs", OrganisationKind.Office, "区政府办公室", "西安市长安区人民政府办公室");

    public static Organisation Bureau { get; } = Made("mzj", OrganisationKind.Department, "区民政局", "西安市长安区民政局");

    public static Organisation Approval { get; } = Made("xzspj", OrganisationKind.Department, "区行政审批局", "", "区行政审批服务局", "审批局");

    public static Organisation Land { get; } = Made("zygh", OrganisationKind.Department, "资源规划长安分局", "西安市自然资源和规划局长安分局");

    public static Organisation Street { get; } = Made("001", OrganisationKind.Street, "韦曲街道办事处", "") with { Division = "610116001" };

    public static DistrictUnits Units { get; } = new([Office, Bureau, Approval, Land, Street, Made("sp", OrganisationKind.Department, "区审计局", "", "审批局")]);

    private static Organisation Made(string id, OrganisationKind kind, string name, string full, params string[] aliases) => new()
    {
        Id = $"{Division}-{id}",
        Division = Division,
        Kind = kind,
        Name = name,
        FullName = full,
        Aliases = aliases,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
