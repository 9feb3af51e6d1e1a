namespace OpenGov.Platform.Audit;

/// <summary>
/// What is being done, by whom and from where, while it is being done: a call, or work that the system does by itself. The documents
/// that are written meanwhile are recorded under it, so that no writer can forget to say who it was.
/// </summary>
public sealed class AuditedAct : IDisposable
{
    /// <summary>Account of what the system does by itself.</summary>
    public const string SystemAccount = "system";

    private static readonly AsyncLocal<AuditedAct?> Ambient = new();
    private readonly AuditRecord form;
    private readonly AuditedAct? outer;
    private volatile bool ended;

    private AuditedAct(AuditRecord form)
    {
        this.form = form;
        outer = Ambient.Value;
        Ambient.Value = this;
    }

    /// <summary>The act under way; null when nothing was begun, or what was begun has ended.</summary>
    public static AuditedAct? Current => Ambient.Value is { ended: false } act ? act : null;

    /// <summary>Begins work that the system does by itself; it ends when disposed of.</summary>
    /// <param name="work">Its name, for example "publish-clock".</param>
    /// <param name="resources">What it is about, each as "event=catalogue/17".</param>
    public static AuditedAct BySystem(string work, params IReadOnlyList<string> resources) => new(System(work, resources));

    /// <summary>Tells who the caller turned out to be, where the call itself finds that out: signing in.</summary>
    /// <param name="account">Sign-in name or client id.</param>
    /// <param name="actor">What the account is.</param>
    /// <param name="organisation">The account's organisation.</param>
    public void Identify(string account, AuditActor actor, string organisation) =>
        Identified = form with { Account = account, Actor = actor, Organisation = organisation };

    /// <inheritdoc/>
    public void Dispose()
    {
        ended = true;
        Ambient.Value = outer;
    }

    /// <summary>Begins a call; it ends when disposed of.</summary>
    internal static AuditedAct Begin(AuditRecord call) => new(call);

    /// <summary>The record of a write by the present act; of the system when there is none.</summary>
    internal static AuditRecord Write(string collection, string document, long revision, DateTimeOffset now)
    {
        var form = Current is { } act ? act.Identified ?? act.form : System("background", []);
        return form with
        {
            Id = Guid.CreateVersion7(now),
            Kind = AuditKind.Write,
            At = ToMilliseconds(now),
            Collection = collection,
            Document = document,
            Revision = revision,
        };
    }

    /// <summary>As precise as the chain's canonical form.</summary>
    internal static DateTimeOffset ToMilliseconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    /// <summary>The form of this act's records, once it was told who it is by.</summary>
    internal AuditRecord? Identified { get; private set; }

    private static AuditRecord System(string work, IReadOnlyList<string> resources) => new()
    {
        Id = Guid.Empty,
        Kind = AuditKind.Write,
        At = default,
        Account = SystemAccount,
        Actor = AuditActor.System,
        Rpc = work,
        Resources = resources.Count == 0 ? null : resources,
    };
}
