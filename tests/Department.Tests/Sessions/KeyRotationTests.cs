using OpenGov.Departments.Sessions.Keys;

namespace OpenGov.Departments.Tests.Sessions;

public sealed class KeyRotationTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_key_signs_at_once()
    {
        var due = KeyRotation.Due([], Start);
        Assert.NotNull(due);
        Assert.Equal((SigningKeyState.Active, Start), (due.State, due.Since));
        Assert.Null(KeyRotation.Due([due], Start));
    }

    [Fact]
    public void A_year_of_keys_has_one_that_signs_at_any_hour_and_each_was_published_a_day_before()
    {
        List<SigningKey> keys = [];
        var firstSeen = new Dictionary<string, DateTimeOffset>();
        var signers = new List<string>();
        for (var now = Start; now < Start.AddDays(365); now += TimeSpan.FromHours(1))
        {
            Settle(keys, now);
            foreach (var key in KeyRotation.Published(keys, now))
            {
                firstSeen.TryAdd(key.Id, now);
            }

            var active = Assert.Single(keys, key => key.State == SigningKeyState.Active);
            if (signers.LastOrDefault() != active.Id)
            {
                Assert.True(signers.Count == 0 || now - firstSeen[active.Id] >= KeyRotation.PublishedBefore, $"{now} too early");
                signers.Add(active.Id);
            }

            Assert.Contains(active, KeyRotation.Published(keys, now));
        }

        Assert.Equal(5, signers.Distinct().Count());
    }

    [Fact]
    public void A_retired_key_verifies_for_a_day_longer_than_which_no_token_lives()
    {
        var retired = SigningKey.Generate(SigningKeyState.Retired, Start);
        Assert.Contains(retired, KeyRotation.Published([retired], Start.AddDays(1).AddSeconds(-1)));
        Assert.Empty(KeyRotation.Published([retired], Start.AddDays(1)));
        Assert.True(TokenLifetime < KeyRotation.PublishedAfter);
    }

    [Fact]
    public void A_crash_between_two_writes_leaves_a_way_on()
    {
        var old = SigningKey.Generate(SigningKeyState.Retired, Start);
        var next = SigningKey.Generate(SigningKeyState.Next, Start);
        Assert.Equal(next with { State = SigningKeyState.Active }, KeyRotation.Due([old, next], Start));
    }

    [Fact]
    public void A_system_that_slept_for_a_year_publishes_the_next_key_a_day_before_it_signs()
    {
        List<SigningKey> keys = [SigningKey.Generate(SigningKeyState.Active, Start)];
        var awake = Start.AddDays(365);
        Settle(keys, awake);
        Assert.Equal([SigningKeyState.Active, SigningKeyState.Next], keys.Select(key => key.State));
        Settle(keys, awake.AddHours(23));
        Assert.Equal(SigningKeyState.Next, keys[1].State);
        Settle(keys, awake.AddDays(1));
        Assert.Equal([SigningKeyState.Retired, SigningKeyState.Active], keys.Select(key => key.State));
    }

    [Fact]
    public void A_key_is_named_after_its_public_half_and_does_not_show_the_private_one()
    {
        var key = SigningKey.Generate(SigningKeyState.Active, Start);
        Assert.Equal(43, key.Id.Length);
        Assert.DoesNotContain(key.PrivateKey.Reveal(), key.ToString(), StringComparison.Ordinal);
        using var opened = key.Open();
        Assert.Equal(256, opened.KeySize);
    }

    private static TimeSpan TokenLifetime => Departments.Sessions.TokenTimes.Longest;

    private static void Settle(List<SigningKey> keys, DateTimeOffset now)
    {
        while (KeyRotation.Due(keys, now) is { } due)
        {
            var index = keys.FindIndex(key => key.Id == due.Id);
            if (index < 0)
            {
                keys.Add(due);
            }
            else
            {
                keys[index] = due;
            }
        }
    }
}
