using OpenGov.Contracts.Events;

namespace OpenGov.Platform.Tests.Events;

/// <summary>One event of each type, with every field set.</summary>
internal static class EverySample
{
    private static readonly DateTimeOffset At = new(2025, 3, 7, 1, 2, 3, 456, TimeSpan.Zero);

    public static IReadOnlyList<ServiceEvent> All { get; } =
    [
        Catalogue(new CatalogueCreated { EventId = Id(1), OccurredAt = At, CatalogueId = "610116-06" }),
        Catalogue(new DraftOpened { EventId = Id(2), OccurredAt = At, CatalogueId = "610116-06" }),
        Catalogue(new DraftSubmitted { EventId = Id(3), OccurredAt = At, CatalogueId = "610116-06" }),
        Catalogue(new DraftApproved { EventId = Id(4), OccurredAt = At, CatalogueId = "610116-06" }),
        Catalogue(new DraftReturned { EventId = Id(5), OccurredAt = At, CatalogueId = "610116-06" }),
        Catalogue(new DraftDiscarded { EventId = Id(6), OccurredAt = At, CatalogueId = "610116-06" }),
        Catalogue(new CataloguePublished { EventId = Id(7), OccurredAt = At, CatalogueId = "610116-06", Emergency = true }),
        Catalogue(new CatalogueWithdrawn { EventId = Id(8), OccurredAt = At, CatalogueId = "610116-06" }),
        Catalogue(new UpstreamChanged
        {
            EventId = Id(9), OccurredAt = At, CatalogueId = "610116001-06", UpstreamId = "610116-06", PinnedVersion = 2, CurrentVersion = 3,
        }),
        Catalogue(new BasisChanged { EventId = Id(30), OccurredAt = At, CatalogueId = "", BasisId = "yanglao-jigou" }),
        Catalogue(new BasisRepealed
        {
            EventId = Id(31), OccurredAt = At, CatalogueId = "", BasisId = "yanglao-jigou", RepealedOn = new(2026, 1, 1), ReplacedBy = "yanglao-xin", InEffect = true,
        }),
        Catalogue(new BasisFlagged
        {
            EventId = Id(32), OccurredAt = At, CatalogueId = "610116-06", BasisId = "yanglao-jigou", RepealedOn = new(2026, 1, 1), ReplacedBy = "yanglao-xin", ItemCount = 2,
        }),
        new OrganisationChanged
        {
            EventId = Id(10), OccurredAt = At, Revision = 4, OrganisationId = "610116-mzj", Division = "610116", Kind = "department",
            Name = "区民政局", FullName = "西安市长安区民政局", Aliases = ["民政局", "长安区民政局"], CreatedAt = At,
            FormerNames = [new() { Name = "区民政处", FullName = "长安区民政处", From = new(1990, 1, 1), Until = new(2002, 6, 2) }],
            NameFrom = new(2002, 6, 2), DissolvedOn = new(2025, 3, 1), SuccessorIds = ["610116-shgz"],
        },
        new DomainChanged
        {
            EventId = Id(11), OccurredAt = At, Revision = 2, Code = "06", Name = "养老服务", Aliases = ["养老"], Township = true,
            LeadOrganisationId = "610116-mzj", JoiningOrganisationIds = ["610116-wjj"],
            FormerNames = [new() { Name = "养老", From = new(2020, 1, 1), Until = new(2021, 5, 28) }],
            NameFrom = new(2021, 5, 28), PlannedName = "养老和托育服务", PlannedFrom = new(2026, 1, 1),
        },
        new ReorganisationChanged
        {
            EventId = Id(201), OccurredAt = At, Revision = 1, ReorganisationId = "00000000-0000-4000-8000-000000000900", Kind = "merge", State = "planned",
            OrganisationId = "610116-nyj", EndingIds = ["610116-fpb"], SuccessorIds = ["610116-nyj"], Name = "区农业农村局", EffectiveOn = new(2021, 5, 28),
        },
        new GuidelineProgressed
        {
            EventId = Id(202), OccurredAt = At, Revision = 2, GuidelineId = "00000000-0000-4000-8000-000000000901", Code = "27", District = "610116",
            Title = "统计领域标准指引", DocumentNumber = "国统字〔2022〕1号", IssuedOn = new(2022, 11, 30), DueOn = new(2023, 2, 28), LeadOrganisationId = "610116-tjj",
            Step = "week-before", StepOn = new(2023, 2, 21),
        },
        new OrphanChanged
        {
            EventId = Id(203), OccurredAt = At, Revision = 2, Kind = "accounts", OrphanId = "610116-fpb", District = "610116", IsResolved = true,
        },
        new ApplicabilityChanged
        {
            EventId = Id(33), OccurredAt = At, Revision = 2, Code = "15", Division = "610116001", Reason = "辖区内没有征收项目", IsRevoked = true,
        },
        new TaskOverdue
        {
            EventId = Id(34), OccurredAt = At, Revision = 7, TaskId = "610116-2021-007", Division = "610116", Year = 2021, Title = "编制目录",
            DueOn = new(2021, 3, 31), OrganisationIds = ["610116-mzj"],
        },
        new DisclosureDue
        {
            EventId = Id(301), OccurredAt = At, CatalogueId = "610116-06", DisclosureId = "d", ItemId = "i", OrganisationId = "610116-mzj", DueDay = new(2026, 3, 16),
        },
        new DisclosureOverdue
        {
            EventId = Id(302), OccurredAt = At, CatalogueId = "610116-06", DisclosureId = "d", ItemId = "i", OrganisationId = "610116-mzj", DueDay = new(2026, 3, 16),
        },
        new SnapshotReleased { EventId = Id(12), OccurredAt = At, CatalogueId = "610116-06", Snapshot = 3, Digest = "ab12" },
        Catalogue(new StageApproved { EventId = Id(101), OccurredAt = At, CatalogueId = "610116-06", Stage = 1, StageName = "初审" }),
        Catalogue(new DraftConsented { EventId = Id(102), OccurredAt = At, CatalogueId = "610116-06", OrganisationId = "610116-czj" }),
        Catalogue(new PublishScheduled { EventId = Id(103), OccurredAt = At, CatalogueId = "610116-06", PublishAt = At }),
        Catalogue(new ScheduleCancelled { EventId = Id(104), OccurredAt = At, CatalogueId = "610116-06" }),
        Catalogue(new EmergencyConfirmed { EventId = Id(105), OccurredAt = At, CatalogueId = "610116-06" }),
        new SnapshotWithdrawn { EventId = Id(13), OccurredAt = At, CatalogueId = "610116-06", Snapshot = 3, Digest = "ab12" },
    ];

    public static ServiceEvent Of(Type type) => All.Single(happened => happened.GetType() == type);

    private static CatalogueEvent Catalogue(CatalogueEvent happened) => happened with { Version = 3, Digest = "ab12" };

    private static Guid Id(int n) => new($"00000000-0000-4000-8000-{n:D12}");
}
