using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Common.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;
using OpenGov.Platform.Documents;
using OpenGov.Testing;
using OpenGov.Testing.Storage;

namespace OpenGov.Departments.Tests.Oversight;

/// <summary>The trail of sign-ins, members and organisations, and the self-check, on a service of each test's own.</summary>
public abstract class OversightSuite(Engine engine) : IAsyncLifetime
{
    private TestStorage storage = null!;
    private TestDepartment department = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (department is not null)
        {
            await department.DisposeAsync();
            await storage.DisposeAsync();
        }
    }

    [Fact]
    public async Task Members_are_made_and_strangers_refused_on_record_and_no_password_is()
    {
        const string Secret = "a password that nobody may read";
        var administrator = await department.AsAdministratorAsync();
        var district = new TestDistrict(department);
        await district.AddBureauAsync();
        await department.Organisations.CreateMemberAsync(
            new()
            {
                OrganisationId = district.BureauId,
                Member = new() { Username = "li.na", Name = "李娜", OrganisationId = district.BureauId, Roles = { Role.Editor } },
                Password = Secret,
                RequestId = TestDistrict.NewRequest(),
            },
            administrator,
            cancellationToken: Ct);
        await RefusedAsync("li.na", "not " + Secret);
        await RefusedAsync(Secret.Replace(' ', '.'), "nothing");

        var entries = await Eventually.That(TrailAsync, all => all.Count(entry => entry.Kind == AuditEntryKind.Refusal) == 2);
        var made = entries.Single(entry => entry.Rpc.EndsWith("/CreateMember", StringComparison.Ordinal));
        Assert.Equal(("admin", AuditActor.Member, "accounts", "li.na", 1), (made.Account, made.Actor, made.Collection, made.DocumentId, made.Revision));
        Assert.Contains("member.username=li.na", made.Resources);
        var refused = entries.Where(entry => entry.Kind == AuditEntryKind.Refusal).ToList();
        Assert.Equal(["li.na Member BAD_CREDENTIALS", " Public BAD_CREDENTIALS"], refused.Select(entry => $"{entry.Account} {entry.Actor} {entry.Reason}"));
        Assert.All(refused, entry => Assert.EndsWith("/SignIn", entry.Rpc, StringComparison.Ordinal));
        Assert.All(new[] { Secret, "李娜", TestDepartment.AdministratorPassword, Secret.Replace(' ', '.') }, hidden =>
            Assert.DoesNotContain(hidden, string.Concat(entries), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_planted_fault_is_found()
    {
        var district = new TestDistrict(department);
        await district.AddBureauAsync();
        await district.AsAsync(Role.Editor);
        Assert.Empty(await FindingsAsync());

        var stored = new StoredDocuments(storage.Settings, DepartmentHosting.Name);
        await stored.EditAsync("accounts", "admin", account => account["organisationId"] = "610116-none");
        Assert.Equal(["directory-references 账号 admin 的机构 610116-none 不存在"], await FindingsAsync());
        await stored.EditAsync("accounts", "admin", account => account["organisationId"] = "system");

        await stored.EditAsync("events", $"{1:D19}", entry => entry["sequence"] = 2);
        Assert.Contains(await FindingsAsync(), finding => finding.StartsWith("event-sequences 缺少序号 1", StringComparison.Ordinal));
        await stored.EditAsync("events", $"{1:D19}", entry => entry["sequence"] = 1);

        // The process that adds to the chain knows its last block, and would write it anew.
        var records = department.Services.GetRequiredKeyedService<IDocumentEngine>(DepartmentHosting.Name).Records;
        await Eventually.True(async () => (await records.ReadAsync(1, Ct)).Count == 0 && (await TrailAsync()).Count > 3);
        await stored.EditAsync("audit", $"{1:D19}", block => block["entries"]!.AsArray().RemoveAt(1));
        Assert.Contains(await FindingsAsync(), finding => finding.StartsWith("audit-chain 第 2 条", StringComparison.Ordinal));
    }

    private async Task<List<string>> FindingsAsync()
    {
        var report = await new SelfCheckService.SelfCheckServiceClient(department.Channel).GetSelfCheckAsync(
            new(), await department.AsAdministratorAsync(), cancellationToken: Ct);
        return [.. report.Results.SelectMany(result => result.Findings, (result, finding) => $"{result.Id} {finding}")];
    }

    private async Task<List<AuditEntry>> TrailAsync()
    {
        using var export = new AuditService.AuditServiceClient(department.Channel).ExportAuditEntries(
            new(), await department.AsAdministratorAsync(), cancellationToken: Ct);
        return await export.ResponseStream.ReadAllAsync(Ct).ToListAsync(Ct);
    }

    private async Task RefusedAsync(string username, string password) => Assert.Equal(
        "BAD_CREDENTIALS", (await Refusal.OfAsync(department.Sessions.SignInAsync(new() { Username = username, Password = password }, cancellationToken: Ct))).Reason);
}

public sealed class OversightOnEmbedded() : OversightSuite(Engine.Embedded);

public sealed class OversightOnMongoDB() : OversightSuite(Engine.MongoDB);
