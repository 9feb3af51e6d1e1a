using System.Text;
using OpenGov.Contracts.Department.V1;
using Hidden = OpenGov.Departments.Accounts.Hidden;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>Passwords and secrets appear nowhere: not in refusals, logs, events, stored documents or stored answers.</summary>
public sealed class SecrecyTests : IAsyncLifetime
{
    private const string Password = "ein-geheimes-Wort-17";

    private TestStorage storage = null!;
    private TestDepartment department = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.CreateAsync(Engine.Embedded, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await department.DisposeAsync();
        await storage.DisposeAsync();
    }

    [Fact]
    public async Task After_adding_people_and_machines_and_signing_them_in_no_file_and_no_log_holds_a_secret()
    {
        var district = new TestDistrict(department);
        var bureau = await district.AddBureauAsync();
        var administrator = await department.AsAdministratorAsync();
        var request = new CreateMemberRequest
        {
            OrganisationId = bureau,
            Member = new() { Username = "some.one", Name = "李静", Roles = { Role.Editor } },
            Password = Password,
            RequestId = TestDistrict.NewRequest(),
        };
        await department.Organisations.CreateMemberAsync(request, administrator, cancellationToken: Ct);
        var client = await department.Organisations.CreateApiClientAsync(
            new() { Client = new() { Id = "portal", Name = "政府网站", OrganisationId = bureau }, RequestId = TestDistrict.NewRequest() },
            administrator,
            cancellationToken: Ct);
        var token = await department.TokenAsync("some.one", Password);
        var session = await department.Sessions.SignInAsync(new() { ClientId = "portal", ClientSecret = client.Secret }, cancellationToken: Ct);
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => department.TokenAsync("some.one", Password + "x"));

        string[] secrets =
            [Password, TestDepartment.AdministratorPassword, client.Secret, token.Split('.')[2], session.AccessToken.Split('.')[2]];
        Assert.All(secrets, secret => Assert.DoesNotContain(department.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(department.Log.Lines, line => line.Contains("AQAAAA", StringComparison.Ordinal));

        await department.DisposeAsync();
        var files = System.IO.Directory.GetFiles(storage.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();
        Assert.Contains(files, bytes => Holds(bytes, "some.one"));
        Assert.All(secrets, secret => Assert.DoesNotContain(files, bytes => Holds(bytes, secret)));

        // Nor anything that is faster to guess the password from than its hash: the plain hash of the request.
        var question = Platform.Commands.CommandRequest.Of(
            new("admin", "system", "", new HashSet<string>()), request.RequestId, "CreateMember", request).Question;
        Assert.DoesNotContain(files, bytes => Holds(bytes, question));
    }

    [Theory]
    [InlineData("""{"username":"admin","password":["ein-geheimes-Wort-17"]}""")]
    [InlineData("""{"username":"admin","password":{"value":"ein-geheimes-Wort-17"}}""")]
    [InlineData("""{"username":"admin","passwort":"ein-geheimes-Wort-17"}""")]
    [InlineData("""{"username":"admin","password":"ein-geheimes-Wort-17" """)]
    [InlineData("""{"username":"Admin","password":"ein-geheimes-Wort-17"}""")]
    [InlineData("""{"username":"admin","password":"ein-geheimes-Wort-17"}""")]
    [InlineData("""{"clientId":"admin","clientSecret":"ein-geheimes-Wort-17"}""")]
    public async Task A_refusal_over_REST_does_not_repeat_the_secret(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await department.Rest.PostAsync("/v1/sessions", content, Ct);
        Assert.InRange((int)answer.StatusCode, 400, 429);
        Assert.DoesNotContain(Password, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.DoesNotContain(department.Log.Lines, line => line.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hidden_text_shows_only_in_the_store()
    {
        var hidden = new Hidden(Password);
        Assert.DoesNotContain(Password, $"{hidden}", StringComparison.Ordinal);
        Assert.Equal($"\"{Password}\"", System.Text.Json.JsonSerializer.Serialize(hidden));
        Assert.Equal(hidden, System.Text.Json.JsonSerializer.Deserialize<Hidden>($"\"{Password}\""));
    }

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
