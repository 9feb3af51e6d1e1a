using Microsoft.Extensions.Configuration;
using OpenGov.Departments.Sessions.External;

namespace OpenGov.Departments.Tests.Sessions;

public sealed class ExternalSettingsTests
{
    [Fact]
    public void Without_an_issuer_there_is_none() => Assert.Null(Read());

    [Fact]
    public void An_issuer_needs_an_audience_and_the_rest_has_defaults()
    {
        Assert.Equal(
            new ExternalSettings("https://login.example.cn", "here", "preferred_username", Only: false),
            Read(("Issuer", "https://login.example.cn"), ("Audience", "here")));
        Assert.Equal(
            new ExternalSettings("http://127.0.0.1:9000", "here", "staff_no", Only: true),
            Read(("Issuer", "http://127.0.0.1:9000"), ("Audience", "here"), ("MemberClaim", "staff_no"), ("Only", "true")));
    }

    [Theory]
    [InlineData("Identity__External__Audience", "https://login.example.cn", null)]
    [InlineData("Identity__External__Issuer", "http://login.example.cn", "here")]
    [InlineData("Identity__External__Issuer", null, "here")]
    public void What_does_not_go_together_is_named(string key, string? issuer, string? audience)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Read(("Issuer", issuer), ("Audience", audience)));
        Assert.StartsWith(key, refused.Message, StringComparison.Ordinal);
    }

    private static ExternalSettings? Read(params (string Key, string? Value)[] settings) => ExternalSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create("Identity:External:" + one.Key, one.Value)))
            .Build());
}
