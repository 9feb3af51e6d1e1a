using System.Net;
using Microsoft.Extensions.Time.Testing;
using OpenGov.Departments.Sessions.Attempts;

namespace OpenGov.Departments.Tests.Sessions;

public sealed class AddressAllowanceTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly AddressAllowance allowance;

    public AddressAllowanceTests() => allowance = new(clock);

    [Fact]
    public void An_address_may_fail_so_often_and_then_waits_for_each_further_attempt()
    {
        var here = IPAddress.Parse("203.0.113.7");
        Assert.Equal(AddressAllowance.Burst, Enumerable.Range(0, 100).Count(_ => Begin(here)));
        Assert.Null(allowance.Begin(here, out var wait));
        Assert.Equal(AddressAllowance.Refill, wait);

        clock.Advance(AddressAllowance.Refill);
        Assert.True(Begin(here));
        Assert.False(Begin(here));
    }

    [Fact]
    public void Others_are_not_affected()
    {
        Exhaust(IPAddress.Parse("203.0.113.7"));
        Assert.True(Begin(IPAddress.Parse("203.0.113.8")));
        Assert.True(Begin(null));
    }

    [Fact]
    public void Successes_cost_nothing()
    {
        var here = IPAddress.Parse("203.0.113.7");
        for (var i = 0; i < 10 * AddressAllowance.Burst; i++)
        {
            var attempt = allowance.Begin(here, out _);
            Assert.NotNull(attempt);
            attempt.GiveBack();
        }
    }

    [Fact]
    public void One_network_of_IPv6_is_one_address_and_a_mapped_IPv4_is_itself()
    {
        Exhaust(IPAddress.Parse("2001:db8:1:2::1"));
        Assert.False(Begin(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.True(Begin(IPAddress.Parse("2001:db8:1:3::1")));

        Exhaust(IPAddress.Parse("203.0.113.7"));
        Assert.False(Begin(IPAddress.Parse("::ffff:203.0.113.7")));
        Assert.True(Begin(IPAddress.Parse("::ffff:203.0.113.8")));
    }

    [Fact]
    public void Addresses_that_have_recovered_are_forgotten_and_others_are_not()
    {
        var busy = IPAddress.Parse("203.0.113.7");
        for (var i = 0; i < 20_100; i++)
        {
            Begin(new IPAddress([10, 1, (byte)(i >> 8), (byte)i]));
        }

        clock.Advance(AddressAllowance.Refill);
        Exhaust(busy);
        Assert.False(Begin(busy));
        Assert.InRange(allowance.Known, 1, 2);
    }

    private bool Begin(IPAddress? address) => allowance.Begin(address, out _) is not null;

    private void Exhaust(IPAddress address)
    {
        while (Begin(address))
        {
        }
    }
}
