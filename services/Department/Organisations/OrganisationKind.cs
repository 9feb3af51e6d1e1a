using System.Text.Json.Serialization;

namespace OpenGov.Departments.Organisations;

/// <summary>What an organisation is; the numbers are those of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrganisationKind>))]
public enum OrganisationKind
{
    /// <summary>区政府办公室: supervises, gives the final approval.</summary>
    Office = 1,

    /// <summary>区政府工作部门, or a branch of a vertical agency.</summary>
    Department = 2,

    /// <summary>街道办事处.</summary>
    Street = 3,

    /// <summary>镇人民政府.</summary>
    Town = 4,

    /// <summary>公共企事业单位 (Regulation art. 55).</summary>
    Institution = 5,
}
