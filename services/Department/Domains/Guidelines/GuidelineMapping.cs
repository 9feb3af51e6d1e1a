using Google.Protobuf.WellKnownTypes;
using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Domains.Guidelines;

/// <summary>Guidelines between domain and contract.</summary>
internal static class GuidelineMapping
{
    public static Wire.Guideline ToWire(this Stored<Guideline> stored)
    {
        var guideline = stored.Value;
        return new()
        {
            Id = guideline.Id,
            Code = guideline.Code,
            District = guideline.District,
            CatalogueId = guideline.CatalogueId,
            Title = guideline.Title,
            DocumentNumber = guideline.DocumentNumber,
            Issuer = guideline.Issuer,
            IssuedOn = guideline.IssuedOn.Written(),
            DueOn = guideline.DueOn.Written(),
            State = (Wire.GuidelineState)(int)guideline.State,
            Milestones = { GuidelineCalendar.Milestones(guideline.DueOn).Select(one => ToWire(one.Kind, one.Day, guideline)) },
            Overdue = guideline.IsOverdue,
            Version = guideline.Version,
            ClosedOn = guideline.ClosedOn.Written(),
            InTime = guideline.State == GuidelineState.Met && guideline.ClosedOn <= guideline.DueOn,
            Reason = guideline.GivenUpFor,
            Revision = stored.Revision,
            CreateTime = guideline.CreatedAt.ToTimestamp(),
        };
    }

    private static Wire.GuidelineMilestone ToWire(MilestoneKind kind, DateOnly day, Guideline guideline) => new()
    {
        Kind = (Wire.GuidelineMilestoneKind)(int)kind,
        Day = day.Written(),
        ReachTime = guideline.Reached.FirstOrDefault(one => one.Kind == kind)?.At.ToTimestamp(),
    };
}
