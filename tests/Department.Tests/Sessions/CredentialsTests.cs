using OpenGov.Departments.Accounts;
using OpenGov.Departments.Sessions;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Tests.Sessions;

public sealed class CredentialsTests
{
    [Fact]
    public void A_person_sends_a_user_name_and_a_password_and_a_machine_an_id_and_a_secret()
    {
        Assert.Equal(AccountKind.Member, Credentials.Read("mzj.editor", "p", "", "").Kind);
        Assert.Equal(AccountKind.Client, Credentials.Read("", "", "portal", "s").Kind);
    }

    [Theory]
    [InlineData("", "", "", "", "username")]
    [InlineData("a.b", "p", "portal", "s", "username")]
    [InlineData("a.b", "", "", "s", "username")]
    [InlineData("a.b", "", "", "", "password")]
    [InlineData("", "p", "", "", "username")]
    [InlineData("Admin", "p", "", "", "username")]
    [InlineData("", "", "portal", "", "clientSecret")]
    [InlineData("", "", "", "s", "clientId")]
    public void Anything_else_names_the_field(string username, string password, string clientId, string clientSecret, string field)
    {
        var refusal = Assert.Throws<RequestException>(() => Credentials.Read(username, password, clientId, clientSecret));
        Assert.Equal((Reason.InvalidRequest, field), (refusal.Reason, Assert.Single(refusal.Violations).Field));
    }

    [Fact]
    public void They_do_not_show_what_is_secret()
    {
        Assert.DoesNotContain("geheim1", Credentials.Read("mzj.editor", "geheim1", "", "").ToString(), StringComparison.Ordinal);
        var refusal = Assert.Throws<RequestException>(() => Credentials.Read("Admin", "geheim1", "", ""));
        Assert.DoesNotContain("geheim1", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_megabyte_is_not_hashed()
    {
        Assert.Throws<RequestException>(() => Credentials.Read("mzj.editor", new string('x', 129), "", ""));
        Assert.Throws<RequestException>(() => Credentials.Read("", "", "portal", new string('x', 201)));
    }
}
