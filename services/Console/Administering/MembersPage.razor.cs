using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Components;
using OpenGov.Contracts.Department.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;
using OpenGov.Screens.Staff;

namespace OpenGov.Screens.Administering;

/// <summary>成员与权限: who works for an organisation and what each may do there.</summary>
public sealed partial class MembersPage
{
    private static readonly (Role Role, string Name)[] RoleWords =
    [
        (Role.Editor, "编辑"), (Role.Reviewer, "审核"), (Role.Leader, "负责人"), (Role.Office, "区政府办"), (Role.Administrator, "管理员"),
    ];

    private IReadOnlyDictionary<string, Organisation>? organisations;
    private List<Member>? members;
    private RequestException? fault;
    private string organisation = "", done = "", username = "", name = "", password = "";
    private Role newRole = Role.Editor;
    private bool administers, busy;

    [Inject] private StaffSession Session { get; set; } = null!;

    [Inject] private OrganisationNames Names { get; set; } = null!;

    [Inject] private OrganisationService.OrganisationServiceClient Organisations { get; set; } = null!;

    [Inject] private MemberService.MemberServiceClient Members { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = await Session.MemberAsync();
        administers = me.Roles.Contains(Role.Administrator);
        organisations = await Names.AllAsync();
        organisation = organisations.ContainsKey(me.OrganisationId) ? me.OrganisationId : organisations.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
        await LoadAsync();
    }

    private static string NewRequest() => Guid.NewGuid().ToString();

    private Task LoadAsync() => DoAsync("", ReadAsync);

    private async Task ReadAsync()
    {
        var all = await Pages.AllAsync(
            token => Session.CallAsync(headers => Organisations.ListMembersAsync(
                new() { OrganisationId = organisation, PageSize = 200, PageToken = token }, headers)),
            page => page.Members,
            page => page.NextPageToken);

        members = all;
    }

    private Task ToggleAsync(Member member, Role role)
    {
        var changed = member.Clone();
        if (!changed.Roles.Remove(role))
        {
            changed.Roles.Add(role);
        }

        return UpdateAsync(changed, "roles", $"{member.Name} 的角色已更改。");
    }

    private Task DisableAsync(Member member)
    {
        var changed = member.Clone();
        changed.Disabled = !member.Disabled;
        return UpdateAsync(changed, "disabled", changed.Disabled ? $"{member.Name} 已停用。" : $"{member.Name} 已启用。");
    }

    private Task UpdateAsync(Member member, string field, string success) => DoAsync(success, async () =>
    {
        await Session.CallAsync(headers => Organisations.UpdateMemberAsync(
            new() { Member = member, UpdateMask = new FieldMask { Paths = { field } }, Revision = member.Revision, RequestId = NewRequest() }, headers));
        await ReadAsync();
    });

    private Task ResetAsync(Member member) => DoAsync("", async () =>
    {
        var answer = await Session.CallAsync(headers => Members.ResetPasswordAsync(
            new() { OrganisationId = organisation, Username = member.Username, Revision = member.Revision, RequestId = NewRequest() }, headers));
        await ReadAsync();
        done = $"{member.Name} 的一次性密码是 {answer.OneTimePassword}，只显示这一次；首次登录须更改。";
    });

    private Task CreateAsync() => DoAsync("已新增。", async () =>
    {
        await Session.CallAsync(headers => Organisations.CreateMemberAsync(
            new()
            {
                OrganisationId = organisation,
                Member = new() { Username = username, Name = name, OrganisationId = organisation, Roles = { newRole } },
                Password = password,
                RequestId = NewRequest(),
            },
            headers));
        (username, name, password) = ("", "", "");
        await ReadAsync();
    });

    private async Task DoAsync(string success, Func<Task> act)
    {
        (busy, fault, done) = (true, null, "");
        try
        {
            await act();
            done = done.Length > 0 ? done : success;
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
