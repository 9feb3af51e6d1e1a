using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public sealed class KeptJsonTests
{
    private readonly DocumentType<Book> type = new DocumentType<Book>("books", schema: 1).Part<Leaf>();

    [Fact]
    public void A_document_says_the_same_as_it_would_without_parts()
    {
        var book = new Book("《书》", [new Leaf("页“一”", 1.50m), new Leaf("\u2028<&>\\", 2), null]);
        for (var change = 0; change < 3; change++)
        {
            var plain = JsonSerializer.Serialize(book, DocumentJson.Options);
            var written = DocumentRules.Serialise(type, book);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(plain), JsonNode.Parse(written)), Encoding.UTF8.GetString(written));
            Assert.Equal(book.Leaves, DocumentRules.Deserialise(type, "a", 1, written).Leaves);
            book = book with { Leaves = [.. book.Leaves.Skip(1), book.Leaves[0] is { } first ? first with { Price = change } : null] };
        }
    }

    [Fact]
    public void A_part_that_stays_is_serialised_once_and_a_changed_one_anew()
    {
        var (stays, changes) = (new CountedLeaf(), new CountedLeaf());
        var counted = new DocumentType<CountedBook>("books", schema: 1).Part<CountedLeaf>();
        for (var write = 0; write < 5; write++)
        {
            DocumentRules.Serialise(counted, new CountedBook([stays, changes]));
        }

        Assert.Equal((1, 1), (stays.Reads, changes.Reads));
        var changed = new CountedLeaf();
        DocumentRules.Serialise(counted, new CountedBook([stays, changed]));
        Assert.Equal((1, 1), (stays.Reads, changed.Reads));
    }

    private sealed record Book(string Title, IReadOnlyList<Leaf?> Leaves);

    private sealed record Leaf(string Text, decimal Price);

    private sealed record CountedBook(IReadOnlyList<CountedLeaf> Leaves);

    private sealed class CountedLeaf
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public int Reads { get; private set; }

        public int Number
        {
            get => Reads++;
            init => _ = value;
        }
    }
}
