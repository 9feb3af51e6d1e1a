using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Domains;

/// <summary>Streets say which domains do not concern them, beside a Catalogue service that knows what is public.</summary>
public abstract class ApplicabilitySuite(Engine engine) : IAsyncLifetime
{
    private readonly PublicCatalogues catalogues = new();
    private WebApplication catalogue = null!;
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private TestDistrict district = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Street => district.Division + "001";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(catalogues);
        catalogue = builder.Build();
        catalogue.MapGrpcService<PublicCatalogues>();
        await catalogue.StartAsync(Ct);
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(
            storage, settings: new Dictionary<string, string?> { ["Services:Catalogue"] = catalogue.Urls.Single() });
        district = new TestDistrict(department);
        await department.Domains.CreateDomainAsync(
            new() { Domain = new() { Code = "15", Name = "征收补偿" }, RequestId = TestDistrict.NewRequest() }, await district.AsAsync(Role.Office), cancellationToken: Ct);
        await district.AddAsync(district.Street(1, "一街道"));
        await district.AddMemberAsync(Street, district.Division + ".street", Role.Editor);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (department is not null)
        {
            await department.DisposeAsync();
            await storage.DisposeAsync();
        }

        await catalogue.DisposeAsync();
    }

    [Fact]
    public async Task A_street_says_that_a_domain_does_not_concern_it_and_why_and_takes_that_back()
    {
        var street = await department.AsAsync(district.Division + ".street", TestDistrict.Password);
        var request = Declaration(Street);
        var declared = await department.Domains.DeclareNotApplicableAsync(request, street, cancellationToken: Ct);
        Assert.Equal((Street, "15", "没有征收项目", false, 1), (declared.Division, declared.Code, declared.Reason, declared.Revoked, declared.Revision));
        Assert.Equal(declared, await department.Domains.DeclareNotApplicableAsync(request, street, cancellationToken: Ct));
        Assert.Equal([declared], await ListAsync("15"));
        Assert.Equal([declared], await ListAsync("-", Street));
        Assert.Equal([declared], await ListAsync("-", district.Division));
        Assert.Empty(await ListAsync("16"));

        var other = Declaration(Street, reason: "已无征收项目", revision: 1);
        Assert.Equal("已无征收项目", (await department.Domains.DeclareNotApplicableAsync(other, street, cancellationToken: Ct)).Reason);
        var revoke = new RevokeNotApplicableRequest { Code = "15", Division = Street, Revision = 2, RequestId = TestDistrict.NewRequest() };
        var revoked = await department.Domains.RevokeNotApplicableAsync(revoke, street, cancellationToken: Ct);
        Assert.Equal((true, 3), (revoked.Revoked, revoked.Revision));
        Assert.Empty(await ListAsync("-"));
        revoke = new() { Code = "15", Division = Street, Revision = 3, RequestId = TestDistrict.NewRequest() };
        (await Refusal.OfAsync(department.Domains.RevokeNotApplicableAsync(revoke, street, cancellationToken: Ct)))
            .Is(StatusCode.FailedPrecondition, "WRONG_STATE");

        var told = await Testing.Eventually.That(EventsAsync, events => events.Count == 3);
        Assert.Equal([false, false, true], told.Select(one => one.Revoked));
        Assert.Equal(revoked, told[2]);
    }

    [Fact]
    public async Task What_is_published_is_not_declared_away_and_while_that_is_unknown_nothing_is()
    {
        var street = await department.AsAsync(district.Division + ".street", TestDistrict.Password);
        catalogues.Public.Add($"{Street}-15");
        (await Refusal.OfAsync(department.Domains.DeclareNotApplicableAsync(Declaration(Street), street, cancellationToken: Ct)))
            .Is(StatusCode.FailedPrecondition, "WRONG_STATE");
        await catalogue.StopAsync(Ct);
        (await Refusal.OfAsync(department.Domains.DeclareNotApplicableAsync(Declaration(Street), street, cancellationToken: Ct)))
            .Is(StatusCode.Unavailable, "UNAVAILABLE");
        Assert.Empty(await ListAsync("-"));
    }

    [Fact]
    public async Task Nobody_declares_for_another_nor_a_domain_that_is_not_there()
    {
        var street = await department.AsAsync(district.Division + ".street", TestDistrict.Password);
        (await Refusal.OfAsync(department.Domains.DeclareNotApplicableAsync(Declaration(district.Division + "002"), street, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await Refusal.OfAsync(department.Domains.DeclareNotApplicableAsync(Declaration(Street), await district.AsAsync(Role.Editor), cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await Refusal.OfAsync(department.Domains.DeclareNotApplicableAsync(Declaration(Street), await district.AsAsync(Role.Office), cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "ROLE_REQUIRED");
        (await Refusal.OfAsync(department.Domains.DeclareNotApplicableAsync(Declaration(Street, code: "98"), street, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");
        (await Refusal.OfAsync(department.Domains.DeclareNotApplicableAsync(Declaration("1", code: "1", reason: new('长', 501)), street, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "code", "division", "reason");
        var stale = Declaration(Street, revision: 4);
        (await Refusal.OfAsync(department.Domains.DeclareNotApplicableAsync(stale, street, cancellationToken: Ct))).Is(StatusCode.NotFound, "NOT_FOUND");
    }

    private static DeclareNotApplicableRequest Declaration(string division, string code = "15", string reason = "没有征收项目", long revision = 0) =>
        new() { Code = code, Division = division, Reason = reason, Revision = revision, RequestId = TestDistrict.NewRequest() };

    private async Task<IReadOnlyList<NotApplicable>> ListAsync(string code, string division = "") =>
        (await department.Domains.ListNotApplicableAsync(new() { Code = code, Division = division }, cancellationToken: Ct)).Declarations;

    private async Task<List<NotApplicable>> EventsAsync()
    {
        List<NotApplicable> events = [];
        using var watch = department.Directory.WatchDirectory(new() { StopAtEnd = true }, cancellationToken: Ct);
        while (await watch.ResponseStream.MoveNext(Ct))
        {
            if (watch.ResponseStream.Current.NotApplicable is { } told)
            {
                events.Add(told);
            }
        }

        return events;
    }

    /// <summary>What the Catalogue service answers the public; the real one is in tests/EndToEnd.</summary>
    internal sealed class PublicCatalogues : CatalogueService.CatalogueServiceBase
    {
        public HashSet<string> Public { get; } = [];

        public override Task<Catalogue> GetCatalogue(GetCatalogueRequest request, ServerCallContext context) => Public.Contains(request.Id)
            ? Task.FromResult(new Catalogue { Id = request.Id, CurrentVersion = 1 })
            : throw new RpcException(new Status(StatusCode.NotFound, "nothing is public"));
    }
}

public sealed class ApplicabilityOnEmbedded() : ApplicabilitySuite(Engine.Embedded);

public sealed class ApplicabilityOnMongoDB() : ApplicabilitySuite(Engine.MongoDB);
