using Grpc.Core;
using Grpc.Net.Client;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Authorisation;

/// <summary>The callers of expected.txt in a system with the example district, and the draft that they meet there.</summary>
internal sealed class Callers : IDisposable
{
    /// <summary>Stands in every text of the draft, and must never come to anybody who may not read it.</summary>
    public const string Canary = "金丝雀甲乙丙";

    private const string Password = "password of callers";
    private readonly Dictionary<string, Metadata> headers = [];

    private Callers(GrpcChannel channel) => Channel = channel;

    public GrpcChannel Channel { get; }

    /// <summary>The item of the draft.</summary>
    public string ItemId { get; private set; } = "";

    public static async Task<Callers> InAsync(ITestSystem system)
    {
        var callers = new Callers(GrpcChannel.ForAddress(system.CatalogueGrpc, new() { MaxReceiveMessageSize = 64 << 20 }));
        await callers.SignInAsync(system);
        await callers.DraftAsync();
        return callers;
    }

    public Metadata this[string name] => headers[name];

    public void Dispose() => Channel.Dispose();

    private static string NewRequest() => Guid.NewGuid().ToString("D");

    private async Task SignInAsync(ITestSystem system)
    {
        headers["public"] = [];
        headers["admin"] = Bearer(await Account.TokenAsync(system, "admin", Account.AdministratorPassword));
        foreach (var (name, account) in new[] { ("editor", "zjj.editor"), ("reviewer", "zjj.reviewer"), ("leader", "zjj.leader"), ("office", "bgs.office") })
        {
            headers[name] = Bearer(await Account.TokenAsync(system, account));
        }

        var organisations = new OrganisationService.OrganisationServiceClient(Channel);
        await organisations.CreateOrganisationAsync(
            new()
            {
                Organisation = new() { Id = "610117-bgs", Division = "610117", Kind = OrganisationKind.Office, Name = "邻区政府办公室" },
                RequestId = NewRequest(),
            },
            this["admin"]);
        var staff = new[] { Role.Editor, Role.Reviewer, Role.Leader };
        foreach (var (name, organisation, roles) in new[]
        {
            ("joint", "610116-cgj", staff), ("other", "610116-wlj", staff), ("street", "610116001", staff), ("far", "610117-bgs", new[] { Role.Office }),
        })
        {
            await organisations.CreateMemberAsync(
                new()
                {
                    OrganisationId = organisation,
                    Member = new() { Username = "access." + name, Name = "访问者", Roles = { roles } },
                    Password = Password,
                    RequestId = NewRequest(),
                },
                this["admin"]);
            headers[name] = Bearer(await Account.TokenAsync(system, "access." + name, Password));
        }

        var scopes = (await new ClientService.ClientServiceClient(Channel).ListClientScopesAsync(new())).Scopes.Select(line => line.Scope).ToList();
        foreach (var (name, organisation) in new[] { ("machine", "610116-zjj"), ("strange", "610116-wlj") })
        {
            var client = await organisations.CreateApiClientAsync(
                new() { Client = new() { Id = "access." + name, Name = "接口", OrganisationId = organisation, Scopes = { scopes } }, RequestId = NewRequest() },
                this["admin"]);
            var session = await new SessionService.SessionServiceClient(Channel).SignInAsync(new() { ClientId = client.Client.Id, ClientSecret = client.Secret });
            headers[name] = Bearer(session.AccessToken);
        }
    }

    // An item whose every text names the canary, and a remark in a waiver's and a mapping's stead.
    private async Task DraftAsync()
    {
        var drafts = new DraftService.DraftServiceClient(Channel);
        var draft = await drafts.OpenDraftAsync(new() { CatalogueId = "610116-18", RequestId = NewRequest() }, this["editor"]);
        Assert.Equal(2, draft.Number);
        var item = await drafts.AddItemAsync(
            new()
            {
                CatalogueId = "610116-18",
                Item = new()
                {
                    Category = Canary + "一级",
                    Name = Canary + "名称",
                    Content = Canary + "内容",
                    Bases = { new LegalBasisCitation { Text = "《" + Canary + "办法》" } },
                    TimeLimit = new() { Text = Canary + "时限" },
                    Subjects = { new Subject { Name = Canary + "局" } },
                    Audience = new() { SpecificGroups = Canary + "群体" },
                    Remarks = Canary + "备注",
                },
                RequestId = NewRequest(),
            },
            this["editor"]);
        ItemId = item.Item.Id;
    }

    private static Metadata Bearer(string token) => new() { { "authorization", "Bearer " + token } };
}
