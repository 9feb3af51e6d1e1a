using Google.Protobuf.Reflection;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Hosting;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Tests.Hosting;

public sealed class PermissionTests
{
    private static readonly FileDescriptor[] Files =
    [
        OrganisationReflection.Descriptor, MemberReflection.Descriptor, ReorganisationReflection.Descriptor, DomainReflection.Descriptor,
        SessionReflection.Descriptor, ClientReflection.Descriptor, DirectoryReflection.Descriptor, HistoryReflection.Descriptor,
        OversightReflection.Descriptor, GuidelineReflection.Descriptor, TaskReflection.Descriptor, TaskImportReflection.Descriptor,
    ];

    private static IEnumerable<string> Rpcs => Files
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods, (service, method) => $"{service.FullName}/{method.Name}");

    [Fact]
    public void Every_RPC_has_a_line_and_every_line_an_RPC() =>
        Assert.Equal(Rpcs.Order(StringComparer.Ordinal), DepartmentPermissions.Table.Lines.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_of_the_package_is_among_those_walked() =>
        Assert.Equal(
            System.IO.Directory.GetFiles(Testing.Repository.File("contracts", "protos", "opengov", "department", "v1")).Length, Files.Length);

    [Theory]
    [InlineData("", "ListOrganisations GetOrganisation ListNotApplicable ListDomains GetDomain SignIn ListClientScopes WatchDirectory")]
    [InlineData("editor", "DeclareNotApplicable RevokeNotApplicable ListNotApplicable ListOrganisations GetOrganisation ListDomains GetDomain SignIn ListClientScopes WatchDirectory GetMe ChangePassword SignOut ListSessions RevokeSession RevokeSessions ListDelegations WithdrawDelegation ListMembers ListGuidelines ReportTask ListTasks GetTask ExportTasks ListLedgers")]
    [InlineData("leader", "DeclareNotApplicable RevokeNotApplicable CreateDelegation ListNotApplicable ListOrganisations GetOrganisation ListDomains GetDomain SignIn ListClientScopes WatchDirectory GetMe ChangePassword SignOut ListSessions RevokeSession RevokeSessions ListDelegations WithdrawDelegation ListMembers ListGuidelines ReportTask VerifyTask ReturnTask ListTasks GetTask ExportTasks ListLedgers")]
    [InlineData("office", "ListNotApplicable ListOrganisations GetOrganisation ListDomains GetDomain SignIn ListClientScopes WatchDirectory GetMe ChangePassword SignOut ListSessions RevokeSession RevokeSessions ListDelegations WithdrawDelegation ListMembers CreateOrganisation UpdateOrganisation RenameOrganisation MergeOrganisations SplitOrganisation ListReorganisations GetReorganisation CancelReorganisation CreateDomain RenameDomain PreviewDomainRename CancelDomainRename AssignResponsibility CreateDelegation ListAuditEntries ExportAuditEntries VerifyAudit GetSelfCheck ListGuidelines PreviewRename PreviewMerge PreviewSplit ListOrphans IssueGuideline CancelGuideline CreateTask UpdateTask CloseTask ImportTasks ReportTask VerifyTask ReturnTask ListTasks GetTask ExportTasks ListLedgers")]
    [InlineData("administrator", "ListNotApplicable ListOrganisations GetOrganisation ListDomains GetDomain SignIn ListClientScopes WatchDirectory GetMe ChangePassword SignOut ListSessions RevokeSession RevokeSessions ListDelegations WithdrawDelegation ListMembers CreateOrganisation UpdateOrganisation RenameOrganisation MergeOrganisations SplitOrganisation ListReorganisations GetReorganisation CancelReorganisation CreateMember UpdateMember CreateApiClient ListApiClients UpdateApiClient RotateClientSecret ResetPassword ListAuditEntries ExportAuditEntries VerifyAudit GetSelfCheck ListGuidelines PreviewRename PreviewMerge PreviewSplit ListOrphans ListTasks GetTask ExportTasks ListLedgers")]
    [InlineData("client", "ListNotApplicable ListOrganisations GetOrganisation ListDomains GetDomain SignIn ListClientScopes WatchDirectory GetMe ChangePassword SignOut ListSessions RevokeSession RevokeSessions ListDelegations WithdrawDelegation ListMembers ListGuidelines ListTasks GetTask ExportTasks ListLedgers")]
    public void Each_role_may_call_what_the_contract_says(string role, string rpcs)
    {
        var allowed = DepartmentPermissions.Table.Lines.Where(line => Allows(line.Value, role)).Select(line => line.Key.Split('/')[1]);
        Assert.Equal(rpcs.Split(' ').Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    private static bool Allows(Permission permission, string role) =>
        permission.IsPublic || (role.Length > 0 && (permission.Roles.Count == 0 || permission.Roles.Contains(role)));
}
