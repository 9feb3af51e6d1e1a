using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests;

/// <summary>A small district: its people, a directory, items and versions in every state.</summary>
internal static class Sample
{
    public const string District = "610116";
    public const string Street = "610116001";
    public const string Catalogue = "610116-06";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public static Caller Editor { get; } = Person("mzj.editor", "610116-mzj", District, "editor");

    public static Caller Reviewer { get; } = Person("mzj.reviewer", "610116-mzj", District, "reviewer");

    public static Caller Leader { get; } = Person("mzj.leader", "610116-mzj", District, "leader");

    public static Caller Joining { get; } = Person("czj.reviewer", "610116-czj", District, "editor", "reviewer", "leader");

    public static Caller Office { get; } = Person("bgs.office", "610116-bgs", District, "office");

    public static Caller OtherOffice { get; } = Person("office.elsewhere", "610117-bgs", "610117", "office");

    public static Caller Stranger { get; } = Person("sfj.leader", "610116-sfj", District, "editor", "reviewer", "leader");

    public static Caller Administrator { get; } = Person("admin", "610116-mzj", District, "administrator");

    public static Caller StreetEditor { get; } = Person("wq.editor", Street, Street, "editor");

    public static DirectorySnapshot Directory { get; } = new(
        [
            Organisation("610116-bgs", District, "office", "区政府办公室", "西安市长安区人民政府办公室"),
            Organisation("610116-mzj", District, "department", "区民政局", "西安市长安区民政局", "民政局"),
            Organisation("610116-czj", District, "department", "区财政局", "西安市长安区财政局"),
            Organisation("610116-sfj", District, "department", "区司法局", "西安市长安区司法局"),
            Organisation(Street, Street, "street", "韦曲街道办事处", "西安市长安区韦曲街道办事处"),
            Organisation("610116-zhen", "610116020", "town", "五台镇", "西安市长安区五台镇人民政府"),
        ],
        [
            new() { Code = "06", Name = "养老服务", LeadOrganisationId = "610116-mzj", JoiningOrganisationIds = ["610116-czj"], Revision = 2, Sequence = 9 },
            new() { Code = "26", Name = "扶贫", Revision = 1, Sequence = 8 },
        ]);

    public static Keepers Keepers { get; } = Directory.KeepersOf(CatalogueId.Parse(Catalogue, "id"));

    public static Act By(Caller caller) => new(caller, Now);

    public static ItemElements Elements(string name, params Level[] levels) => new()
    {
        Category = "养老服务业务办理",
        Name = name,
        Content = "备案条件；备案材料",
        Bases = [LegalBasisParser.ParseOne("《养老机构管理办法》（民政部令第66号）")],
        TimeLimit = TimeLimitParser.Parse("制定或获取信息之日起10个工作日内"),
        Subjects = ["区民政局"],
        Methods = [DisclosureMethod.Proactive],
        Channels = [new(ChannelKind.Website, ChannelUse.Required, "")],
        Audience = new(true, ""),
        Levels = levels.Length > 0 ? levels : [Level.County],
    };

    public static CatalogueItem Item(int number, string? name = null, params Level[] levels) =>
        new() { Id = Id(number), Elements = Elements(name ?? $"事项{number}", levels) };

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static CatalogueVersion Draft(params CatalogueItem[] items) => new()
    {
        CatalogueId = Catalogue,
        Number = 1,
        State = VersionState.Draft,
        OpenedAt = Now,
        Items = items,
    };

    /// <summary>
    /// A version in a state, submitted by the editor, at revision 7. A submitted one is at the first of the usual stages, with the consent
    /// of the joining department.
    /// </summary>
    public static Stored<CatalogueVersion> InState(VersionState state, Caller? submitter = null) =>
        Stored(state == VersionState.Draft
            ? Draft(Item(1), Item(2))
            : UnderReview(state is VersionState.Submitted or VersionState.Discarded ? 1 : 4, submitter) with { State = state });

    /// <summary>A submitted version at a stage: 1–3, or approved at 4. Whoever has the stages before decided on them.</summary>
    public static CatalogueVersion UnderReview(int stage, Caller? submitter = null, bool agreed = true)
    {
        var draft = Draft(Item(1), Item(2));
        var digest = ContentDigest.Of(draft);
        var round = new ReviewRound
        {
            Number = 1,
            Submitter = (submitter ?? Editor).Username,
            SubmittedAt = Now,
            Digest = digest,
            Stages = ReviewStages.Usual,
            Joining = Keepers.Joining,
            Consents = agreed ? [new(Joining.OrganisationId, Consents: true, Joining.Username, Now, "")] : [],
            Decisions =
            [
                .. ((Caller[])[Reviewer, Leader, Office]).Take(stage - 1).Select((by, index) =>
                    new StageDecision(index + 1, Approves: true, by.Username, by.OrganisationId, Now, "")),
            ],
        };
        var submitted = draft with { State = stage > 3 ? VersionState.Approved : VersionState.Submitted, Rounds = [round] };
        return submitted.With(By(submitter ?? Editor).Step(StepKind.Submitted, "", digest));
    }

    public static Stored<CatalogueVersion> Stored(CatalogueVersion version, long revision = 7) => new(Catalogue + ":1", revision, version);

    public static RequestException Refused(Action act) => Assert.Throws<RequestException>(act);

    public static Caller Person(string username, string organisation, string division, params string[] roles) =>
        new(username, organisation, division, new HashSet<string>(roles));

    private static DirectoryOrganisation Organisation(
        string id, string division, string kind, string name, string fullName, params string[] aliases) => new()
        {
            Id = id,
            Division = division,
            Kind = kind,
            Name = name,
            FullName = fullName,
            Aliases = aliases,
            Revision = 1,
            Sequence = 1,
        };
}
