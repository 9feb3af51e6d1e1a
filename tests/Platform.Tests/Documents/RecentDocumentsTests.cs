using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public sealed class RecentDocumentsTests
{
    private readonly RecentDocuments<Sheet> recent = new(largest: 100);

    [Fact]
    public void What_is_remembered_is_bounded_and_what_was_not_used_for_longest_goes_first()
    {
        foreach (var id in (string[])["a", "b", "c"])
        {
            recent.Read(Known(id, 1), 30);
        }

        Assert.NotNull(recent.Recall("a"));
        recent.Read(Known("d", 1), 30);

        Assert.Null(recent.Recall("b"));
        Assert.All(["a", "c", "d"], id => Assert.NotNull(recent.Recall(id)));
        recent.Read(Known("large", 1), 101);
        Assert.Null(recent.Recall("large"));
        Assert.Equal(90, recent.Held);
        for (var number = 0; number < 1000; number++)
        {
            recent.Written(new($"{number}", 1, new() { Title = "" }), 7, new("me/1", "q", []));
        }

        Assert.InRange(recent.Held, 94, 100);
    }

    [Fact]
    public void A_document_that_grows_counts_with_its_last_size()
    {
        recent.Read(Known("a", 1), 10);
        recent.Written(new("a", 2, new() { Title = "2" }), 60, null);
        Assert.Equal(60, recent.Held);
        recent.Forget("a");
        Assert.Equal(0, recent.Held);
    }

    [Fact]
    public void A_slow_reader_does_not_put_an_older_revision_in_the_place_of_a_newer_one()
    {
        recent.Read(Known("a", 4), 10);
        recent.Read(Known("a", 3), 10);
        Assert.Equal(4, recent.Recall("a")!.Document.Revision);
    }

    [Fact]
    public void A_write_that_skips_a_revision_is_not_remembered()
    {
        recent.Read(Known("a", 4), 10);
        recent.Written(new("a", 6, new() { Title = "6" }), 10, new("me/6", "q", []));
        Assert.Null(recent.Recall("a"));
    }

    private static Answered<Sheet> Known(string id, long revision) => new(new(id, revision, new() { Title = $"{revision}" }), []);
}
