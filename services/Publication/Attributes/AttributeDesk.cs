using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Reading;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Attributes;

/// <summary>Decides whether documents are public, and looks at it again.</summary>
public sealed class AttributeDesk(
    IDocuments<DocumentAttribute> documents, PublicItems items, DisclosureAccess access, KeeperLookup keepers, TimeProvider clock)
{
    private const int LongestTitle = 200;
    private const int LongestNumber = 100;
    private const int LongestNote = 500;
    private const int MostJoint = 20;
    private readonly DocumentCommands<DocumentAttribute> commands = new(documents);

    /// <summary>Decides.</summary>
    /// <exception cref="RequestException">No such item, not the caller's catalogue, or fields that cannot be.</exception>
    public async Task<Wire.DocumentAttribute> DecideAsync(DecideAttributeRequest request, Caller caller, CancellationToken cancellation)
    {
        var wanted = request.Attribute ?? new();
        var command = CommandRequest.Of(caller, request.RequestId, nameof(DecideAsync), request);
        var catalogueId = PublicationQuestions.Catalogue(wanted.CatalogueId);
        await access.RequireRecordingAsync(caller, catalogueId, cancellation);
        var choice = AttributeMapping.Choice(wanted.Attribute, wanted.Reason, wanted.ReasonText);
        var joint = wanted.JointOrganisations.Select(one => one.OrganisationId).ToList();
        List<Violation> violations = [.. choice.Violations()];
        void Require(bool holds, string field, string description)
        {
            if (!holds)
            {
                violations.Add(new(field, description));
            }
        }

        Require(!string.IsNullOrWhiteSpace(wanted.Title) && wanted.Title.Length <= LongestTitle, "title", $"应为文件标题，1–{LongestTitle} 个字");
        Require(wanted.DocumentNumber.Length <= LongestNumber, "documentNumber", $"最多 {LongestNumber} 个字");
        Require(Days.TryRead(wanted.DocumentDay, out var day) && day.Year >= 1949 && day <= clock.Today(), "documentDay", "应为文件形成的日期，例如 2026-02-10，不晚于今天");
        Require(joint.Count <= MostJoint, "jointOrganisations", $"最多 {MostJoint} 个单位");
        Require(joint.Distinct(StringComparer.Ordinal).Count() == joint.Count && !joint.Contains(caller.OrganisationId), "jointOrganisations", "同一单位只写一次，不写本单位");
        foreach (var unknown in joint.Count <= MostJoint ? await UnknownAsync(joint, cancellation) : [])
        {
            Require(false, "jointOrganisations", $"没有单位“{unknown}”");
        }

        if (violations.Count > 0)
        {
            throw Refused.Invalid([.. violations.Select(one => new Violation("attribute." + one.Field, one.Description))]);
        }

        var (_, item) = await items.GetAsync(catalogueId, wanted.ItemId, cancellation);
        var id = command.DeriveId("attribute").ToString("D");
        var made = new DocumentAttribute
        {
            Id = id,
            CatalogueId = catalogueId,
            ItemId = item.Id,
            ItemName = item.Name,
            OrganisationId = caller.OrganisationId,
            Title = wanted.Title,
            DocumentNumber = wanted.DocumentNumber,
            DocumentDay = day,
            Choice = choice,
            Joint = [.. joint.Select(one => new JointParty(one))],
            DecidedBy = caller.Username,
            DecidedAt = clock.GetUtcNow(),
            ReviewDay = DocumentAttribute.ReviewAfter(choice, clock.Today()),
        };
        return await commands.CreateAsync(
            id, command, _ => Refused.AlreadyExists("公开属性认定", id), () => new Changed<DocumentAttribute, Wire.DocumentAttribute>(made, [], AttributeMapping.ToProto), cancellation);
    }

    /// <summary>Says what a joint organisation thinks.</summary>
    /// <exception cref="RequestException">No such decision, not the caller's, somebody was faster.</exception>
    public Task<Wire.DocumentAttribute> ConfirmAsync(ConfirmAttributeRequest request, Caller caller, CancellationToken cancellation)
    {
        if (request.Opinion == JointOpinion.Objected && string.IsNullOrWhiteSpace(request.Comment))
        {
            throw Refused.Invalid("comment", "有异议时应写明意见");
        }

        RequireNote(request.Comment, "comment");
        var opinion = new JointParty(caller.OrganisationId, request.Opinion == JointOpinion.Agreed, request.Comment, caller.Username, clock.GetUtcNow());
        var command = CommandRequest.Of(caller, request.RequestId, nameof(ConfirmAsync), request);
        return ChangeAsync(request.Id, request.Revision, command, one => one.Confirmed(opinion), cancellation);
    }

    /// <summary>Looks at a decision again.</summary>
    /// <exception cref="RequestException">No such decision, not the caller's, somebody was faster, or fields that cannot be.</exception>
    public Task<Wire.DocumentAttribute> ReviewAsync(ReviewAttributeRequest request, Caller caller, CancellationToken cancellation)
    {
        RequireNote(request.Note, "note");
        var choice = AttributeMapping.Choice(request.Attribute, request.Reason, request.ReasonText);
        var violations = choice.Violations().ToList();
        if (violations.Count > 0)
        {
            throw Refused.Invalid(violations);
        }

        var command = CommandRequest.Of(caller, request.RequestId, nameof(ReviewAsync), request);
        return ChangeAsync(
            request.Id,
            request.Revision,
            command,
            one => one.OrganisationId == caller.OrganisationId
                ? one.Reviewed(choice, request.Note, caller.Username, clock.GetUtcNow(), clock.Today())
                : throw new RequestException(Reason.NotResponsible, "只有作出认定的单位可以重新审查。"),
            cancellation);
    }

    private static void RequireNote(string text, string field)
    {
        if (text.Length > LongestNote)
        {
            throw Refused.Invalid(field, $"最多 {LongestNote} 个字");
        }
    }

    private async Task<IEnumerable<string>> UnknownAsync(List<string> organisations, CancellationToken cancellation)
    {
        if (organisations.Count == 0)
        {
            return [];
        }

        var isKnown = await keepers.KnownAsync(cancellation);
        return organisations.Where(one => !isKnown(one));
    }

    private Task<Wire.DocumentAttribute> ChangeAsync(
        string id, long revision, CommandRequest command, Func<DocumentAttribute, DocumentAttribute> decide, CancellationToken cancellation) => commands.ChangeAsync(
            PublicationQuestions.Uuid(id, "id"),
            command,
            () => Refused.NotFound("公开属性认定", id),
            stored =>
            {
                // Whose it is comes before whether it has changed: a stranger learns nothing of it.
                var next = decide(stored.Value);
                return stored.Revision == revision
                    ? new Changed<DocumentAttribute, Wire.DocumentAttribute>(next, [], AttributeMapping.ToProto)
                    : throw Refused.Stale(stored.Revision);
            },
            cancellation);
}
