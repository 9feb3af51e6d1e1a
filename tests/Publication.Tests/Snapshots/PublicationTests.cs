using OpenGov.Contracts.Events;
using OpenGov.Publications.Snapshots;
using Xunit;

namespace OpenGov.Publications.Tests.Snapshots;

public sealed class PublicationTests
{
    private const string Catalogue = "610116-06";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid EventId = Guid.Parse("3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10");

    [Fact]
    public void The_first_release_becomes_current_and_is_told()
    {
        var change = Publication.Of(Catalogue).Release(Version(1), EventId, Now);

        Assert.NotNull(change);
        Assert.Equal(Version(1), change.Next.Current);
        Assert.Equal("第1版", change.Next.Title);
        Assert.Equal(
            new SnapshotReleased { EventId = EventId, OccurredAt = Now, CatalogueId = Catalogue, Snapshot = 1, Digest = "digest-1" },
            change.Happened);
    }

    [Fact]
    public void A_larger_number_takes_the_place_of_the_current_one()
    {
        var change = Released(1).Release(Version(2), EventId, Now);

        Assert.Equal(2, change?.Next.Current?.Number);
        Assert.Equal(2, change?.Happened?.Snapshot);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_repeated_or_older_release_changes_nothing(int number) =>
        Assert.Null(Released(2).Release(Version(number), EventId, Now));

    [Fact]
    public void Withdrawing_the_current_one_leaves_nothing_public_and_is_told()
    {
        var change = Released(2).Withdraw(Version(2), Withdrawal(2), EventId, Now);

        Assert.NotNull(change);
        Assert.Null(change.Next.Current);
        Assert.Equal(2, change.Next.Last);
        Assert.Equal(Withdrawal(2), change.Next.WithdrawalOf(2));
        Assert.Equal(
            new SnapshotWithdrawn { EventId = EventId, OccurredAt = Now, CatalogueId = Catalogue, Snapshot = 2, Digest = "digest-2" },
            change.Happened);
    }

    [Fact]
    public void A_repeated_withdrawal_changes_nothing() =>
        Assert.Null(Withdrawn(2).Withdraw(Version(2), Withdrawal(2), EventId, Now));

    [Fact]
    public void A_release_that_comes_after_its_withdrawal_changes_nothing() =>
        Assert.Null(Withdrawn(2).Release(Version(2), EventId, Now));

    [Fact]
    public void A_withdrawal_of_a_number_never_released_here_takes_the_older_one_off_the_public_too()
    {
        var change = Released(1).Withdraw(Version(2), Withdrawal(2), EventId, Now);

        Assert.Null(change?.Next.Current);
        Assert.Equal(2, change?.Next.Last);
        Assert.IsType<SnapshotWithdrawn>(change?.Happened);
    }

    [Fact]
    public void A_late_withdrawal_of_an_older_number_is_kept_and_not_told()
    {
        var change = Released(3).Withdraw(Version(2), Withdrawal(2), EventId, Now);

        Assert.NotNull(change);
        Assert.Equal(3, change.Next.Current?.Number);
        Assert.NotNull(change.Next.WithdrawalOf(2));
        Assert.Null(change.Happened);
    }

    [Fact]
    public void After_a_withdrawal_a_newer_version_becomes_current()
    {
        var change = Withdrawn(2).Release(Version(3), EventId, Now);

        Assert.Equal(3, change?.Next.Current?.Number);
        Assert.NotNull(change?.Next.WithdrawalOf(2));
    }

    [Fact]
    public void Withdrawals_stand_by_number_in_whatever_order_they_came()
    {
        var publication = Released(9);
        foreach (var number in new[] { 4, 1, 3 })
        {
            publication = publication.Withdraw(Version(number), Withdrawal(number), EventId, Now)!.Next;
        }

        Assert.Equal([1, 3, 4], publication.Withdrawals.Select(withdrawal => withdrawal.Number));
    }

    private static Publication Released(int number) => Publication.Of(Catalogue).Release(Version(number), EventId, Now)!.Next;

    private static Publication Withdrawn(int number) => Released(number).Withdraw(Version(number), Withdrawal(number), EventId, Now)!.Next;

    private static Withdrawal Withdrawal(int number) => new(number, "依据已废止", Now);

    private static Snapshot Version(int number) => new()
    {
        CatalogueId = Catalogue,
        Number = number,
        Title = $"第{number}版",
        PublishedAt = Now.AddDays(number),
        ItemCount = 10 * number,
        Digest = $"digest-{number}",
    };
}
