using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Components;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Staff;

/// <summary>One catalogue: its draft to edit, its submission to decide on, its publication.</summary>
public sealed partial class CatalogueWorkPage
{
    private Catalogue? catalogue;
    private CatalogueVersion? working;
    private StaffMember member = null!;
    private string responsible = "", done = "", division = "";
    private RequestException? missing, fault;
    private List<DraftComment> picked = [];
    private long revision;
    private bool busy;

    /// <summary>The catalogue.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] private StaffSession Session { get; set; } = null!;

    [Inject] private CatalogueService.CatalogueServiceClient Catalogues { get; set; } = null!;

    [Inject] private DraftService.DraftServiceClient Drafts { get; set; } = null!;

    [Inject] private ReviewService.ReviewServiceClient Reviews { get; set; } = null!;

    [Inject] private DerivationService.DerivationServiceClient Derivations { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationNames Names { get; set; } = null!;

    private bool Edits => member.Roles.Contains(Role.Editor)
        && (catalogue!.ResponsibleOrganisationId == member.OrganisationId || catalogue.JoiningOrganisationIds.Contains(member.OrganisationId));

    private bool Withdraws => member.Roles.Contains(Role.Office)
        || (member.Roles.Contains(Role.Leader) && catalogue!.ResponsibleOrganisationId == member.OrganisationId);

    // A street derives from its district: its code begins with the district's.
    private bool Derives => member.Roles.Contains(Role.Editor) && division.Length > catalogue!.Division.Length
        && division.StartsWith(catalogue.Division, StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        member = await Session.MemberAsync();
        division = (await Names.AllAsync()).GetValueOrDefault(member.OrganisationId)?.Division ?? "";
        (done, fault, missing) = ("", null, null);
        try
        {
            await LoadAsync();
        }
        catch (RequestException e)
        {
            missing = e;
        }
    }

    private static string NewRequest() => Guid.NewGuid().ToString();

    private async Task LoadAsync()
    {
        var read = await Session.CallAsync(headers => Catalogues.GetCatalogueAsync(new() { Id = Id }, headers));
        working = read.Working is null
            ? null
            : await Session.CallAsync(headers => Drafts.GetDraftAsync(new() { CatalogueId = Id }, headers));
        revision = working?.Revision ?? 0;
        responsible = await Names.NameAsync(read.ResponsibleOrganisationId);
        picked = [];
        catalogue = read;
    }

    private Task OpenAsync() => DoAsync(
        "草稿已打开。", headers => Drafts.OpenDraftAsync(new() { CatalogueId = Id, RequestId = NewRequest() }, headers));

    private Task SubmitAsync(string note) => DoAsync(
        "已送审。", headers => Reviews.SubmitDraftAsync(new() { CatalogueId = Id, Revision = revision, Note = note, RequestId = NewRequest() }, headers));

    private Task DiscardAsync() => DoAsync(
        "草稿已放弃，内容留有记录。", headers => Drafts.DiscardDraftAsync(new() { CatalogueId = Id, Revision = revision, RequestId = NewRequest() }, headers));

    private Task DecideAsync((Decision Decision, string Comment) decided) => DoAsync(
        decided.Decision == Decision.Approve ? "已通过。" : "已退回。",
        headers => Reviews.DecideDraftAsync(
            new()
            {
                CatalogueId = Id,
                Decision = decided.Decision,
                Comment = decided.Comment,
                Digest = working!.Digest,
                Revision = working.Revision,
                Stage = working.Review?.Stage ?? 0,
                Comments = { picked },
                RequestId = NewRequest(),
            },
            headers));

    private Task ConsentAsync((Consent Consent, string Reason) answer) => DoAsync(
        answer.Consent == Consent.Agree ? "已会签同意。" : "已会签不同意，退回编辑。",
        headers => Reviews.ConsentDraftAsync(
            new()
            {
                CatalogueId = Id,
                Consent = answer.Consent,
                Reason = answer.Reason,
                Digest = working!.Digest,
                Revision = working.Revision,
                RequestId = NewRequest(),
            },
            headers));

    private Task PublishAsync() => DoAsync(
        "已发布，公众现在看到的就是这一版。",
        headers => Reviews.PublishDraftAsync(new() { CatalogueId = Id, Revision = working!.Revision, RequestId = NewRequest() }, headers));

    private Task ScheduleAsync(DateTimeOffset at) => DoAsync(
        "已定时，到时自动发布。",
        headers => Reviews.SchedulePublishAsync(
            new() { CatalogueId = Id, PublishTime = at.ToTimestamp(), Revision = working!.Revision, RequestId = NewRequest() }, headers));

    private Task CancelScheduleAsync() => DoAsync(
        "已取消定时。",
        headers => Reviews.CancelScheduleAsync(new() { CatalogueId = Id, Revision = working!.Revision, RequestId = NewRequest() }, headers));

    private Task WithdrawAsync(string reason) => DoAsync(
        "已撤回，公众看到的是撤回理由。",
        headers => Catalogues.WithdrawCatalogueAsync(
            new() { Id = Id, Reason = reason, Revision = catalogue!.Current.Revision, RequestId = NewRequest() }, headers));

    private async Task DeriveAsync()
    {
        (busy, fault) = (true, null);
        try
        {
            var derived = await Session.CallAsync(headers => Derivations.DeriveCatalogueAsync(
                new() { UpstreamId = Id, Division = division, RequestId = NewRequest() }, headers));
            Navigation.NavigateTo($"/staff/catalogues/{derived.Id}");
        }
        catch (RequestException e)
        {
            fault = e;
        }
        finally
        {
            busy = false;
        }
    }

    private async Task DoAsync(string success, Func<Metadata, AsyncUnaryCall<CatalogueVersion>> call)
    {
        busy = true;
        (done, fault) = ("", null);
        try
        {
            await Session.CallAsync(call);
            await LoadAsync();
            done = success;
        }
        catch (RequestException e)
        {
            fault = e;
        }
        finally
        {
            busy = false;
        }
    }
}
