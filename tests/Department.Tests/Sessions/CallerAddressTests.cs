using System.Net;
using Microsoft.Extensions.Configuration;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Tests.Sessions;

public sealed class CallerAddressTests
{
    private readonly CallerAddress trusting = new([IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("::1/128")]);

    [Theory]
    [InlineData("203.0.113.7", "", "203.0.113.7")]
    [InlineData("203.0.113.7", "198.51.100.1", "203.0.113.7")] // says so itself
    [InlineData("10.1.2.3", "198.51.100.1", "198.51.100.1")]
    [InlineData("::ffff:10.1.2.3", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.1.2.3", "192.0.2.9, 198.51.100.1, 10.9.9.9", "198.51.100.1")] // the first was made up by the caller
    [InlineData("10.1.2.3", "", "10.1.2.3")]
    [InlineData("10.1.2.3", "10.4.4.4", "10.4.4.4")]
    [InlineData("10.1.2.3", "198.51.100.1, nonsense", "10.1.2.3")]
    [InlineData("::1", "2001:db8::7", "2001:db8::7")]
    public void Only_those_who_are_trusted_can_say_whom_they_act_for(string peer, string forwarded, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), trusting.Of(IPAddress.Parse(peer), [forwarded]));

    [Fact]
    public void An_unknown_peer_stays_unknown() => Assert.Null(trusting.Of(null, ["198.51.100.1"]));

    [Fact]
    public void By_default_only_this_machine_is_trusted()
    {
        var configured = CallerAddress.Configured(new ConfigurationBuilder().Build());
        Assert.Equal(IPAddress.Parse("198.51.100.1"), configured.Of(IPAddress.Loopback, ["198.51.100.1"]));
        Assert.Equal(IPAddress.Parse("10.1.2.3"), configured.Of(IPAddress.Parse("10.1.2.3"), ["198.51.100.1"]));
    }

    [Fact]
    public void A_network_that_is_none_stops_the_start_with_the_name_of_the_key()
    {
        var settings = new Dictionary<string, string?> { ["Identity:TrustedProxies"] = "10.0.0.0/8, office" };
        var wrong = Assert.Throws<InvalidOperationException>(
            () => CallerAddress.Configured(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        Assert.Contains("Identity:TrustedProxies", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("office", wrong.Message, StringComparison.Ordinal);
    }
}
