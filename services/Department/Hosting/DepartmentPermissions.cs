using OpenGov.Departments.Organisations;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Hosting;

/// <summary>Who may call which RPC of this service, as the contract's comments say.</summary>
public static class DepartmentPermissions
{
    /// <summary>The table.</summary>
    public static PermissionTable Table { get; } = new PermissionTable()
        .Allow(Organisation("ListOrganisations"), Permission.Public)
        .Allow(Organisation("GetOrganisation"), Permission.Public)
        .Allow(Organisation("CreateOrganisation"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Organisation("UpdateOrganisation"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        // Own members, the district office, administrators: the call decides, since it knows the organisation.
        .Allow(Organisation("ListMembers"), Permission.SignedIn)
        .Allow(Organisation("CreateMember"), Permission.AnyOf(Governance.Administrator))
        .Allow(Organisation("UpdateMember"), Permission.AnyOf(Governance.Administrator))
        .Allow(Organisation("CreateApiClient"), Permission.AnyOf(Governance.Administrator))
        .Allow(Organisation("ListApiClients"), Permission.AnyOf(Governance.Administrator))
        .Allow(Reorganisation("RenameOrganisation"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("MergeOrganisations"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("SplitOrganisation"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("PreviewRename"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("PreviewMerge"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("PreviewSplit"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("ListOrphans"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("ListReorganisations"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("GetReorganisation"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Reorganisation("CancelReorganisation"), Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow(Client("ListClientScopes"), Permission.Public)
        .Allow(Client("UpdateApiClient"), Permission.AnyOf(Governance.Administrator))
        .Allow(Client("RotateClientSecret"), Permission.AnyOf(Governance.Administrator))
        .Allow(Domain("ListDomains"), Permission.Public)
        .Allow(Domain("GetDomain"), Permission.Public)
        .Allow(Domain("CreateDomain"), Permission.AnyOf(Governance.Office))
        .Allow(Domain("RenameDomain"), Permission.AnyOf(Governance.Office))
        .Allow(Domain("PreviewDomainRename"), Permission.AnyOf(Governance.Office))
        .Allow(Domain("CancelDomainRename"), Permission.AnyOf(Governance.Office))
        .Allow(Domain("AssignResponsibility"), Permission.AnyOf(Governance.Office))
        .Allow(Domain("IssueGuideline"), Permission.AnyOf(Governance.Office))
        .Allow(Domain("CancelGuideline"), Permission.AnyOf(Governance.Office))
        // Own district only: the call decides.
        .Allow(Domain("ListGuidelines"), Permission.SignedIn)
        .Allow(Domain("ListNotApplicable"), Permission.Public)
        .Allow(Domain("DeclareNotApplicable"), Permission.AnyOf("editor", "leader"))
        .Allow(Domain("RevokeNotApplicable"), Permission.AnyOf("editor", "leader"))
        // Of the own district, which the calls see to.
        .Allow(Task("ListTasks"), Permission.SignedIn)
        .Allow(Task("GetTask"), Permission.SignedIn)
        .Allow(Task("ExportTasks"), Permission.SignedIn)
        .Allow(Task("ListLedgers"), Permission.SignedIn)
        .Allow(Task("CreateTask"), Permission.AnyOf(Governance.Office))
        .Allow(Task("UpdateTask"), Permission.AnyOf(Governance.Office))
        .Allow(Task("CloseTask"), Permission.AnyOf(Governance.Office))
        .Allow(Task("ImportTasks"), Permission.AnyOf(Governance.Office))
        .Allow(Task("ReportTask"), Permission.AnyOf("editor", "leader", Governance.Office))
        // The office, and leaders of a task's verifying organisation.
        .Allow(Task("VerifyTask"), Permission.AnyOf(Governance.Office, "leader"))
        .Allow(Task("ReturnTask"), Permission.AnyOf(Governance.Office, "leader"))
        .Allow(Session("SignIn"), Permission.Public)
        .Allow(Session("GetMe"), Permission.OwnAccount)
        .Allow(Session("ChangePassword"), Permission.OwnAccount)
        .Allow(Session("SignOut"), Permission.OwnAccount)
        // Own sessions, or an administrator: the call decides, since it knows whose they are.
        .Allow(Session("ListSessions"), Permission.SignedIn)
        .Allow(Session("RevokeSession"), Permission.SignedIn)
        .Allow(Session("RevokeSessions"), Permission.SignedIn)
        .Allow(Member("ResetPassword"), Permission.AnyOf(Governance.Administrator))
        .Allow(Member("CreateDelegation"), Permission.AnyOf("leader", Governance.Office))
        // The own organisation, or an administrator; who withdraws also depends on the delegation.
        .Allow(Member("ListDelegations"), Permission.SignedIn)
        .Allow(Member("WithdrawDelegation"), Permission.SignedIn)
        .Allow("opengov.department.v1.DirectoryService/WatchDirectory", Permission.Public)
        .Allow("opengov.department.v1.AuditService/ListAuditEntries", Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow("opengov.department.v1.AuditService/ExportAuditEntries", Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow("opengov.department.v1.AuditService/VerifyAudit", Permission.AnyOf(Governance.Administrator, Governance.Office))
        .Allow("opengov.department.v1.SelfCheckService/GetSelfCheck", Permission.AnyOf(Governance.Administrator, Governance.Office));

    private static string Organisation(string rpc) => "opengov.department.v1.OrganisationService/" + rpc;

    private static string Reorganisation(string rpc) => "opengov.department.v1.ReorganisationService/" + rpc;

    private static string Session(string rpc) => "opengov.department.v1.SessionService/" + rpc;

    private static string Member(string rpc) => "opengov.department.v1.MemberService/" + rpc;

    private static string Client(string rpc) => "opengov.department.v1.ClientService/" + rpc;

    private static string Task(string rpc) => "opengov.department.v1.TaskService/" + rpc;

    private static string Domain(string rpc) => "opengov.department.v1.DomainService/" + rpc;
}
