using MongoDB.Bson;
using MongoDB.Driver;
using Xunit;

namespace OpenGov.Testing.DocumentDbGateway.Tests;

public class ReadingTests : DatabaseTest
{
    [Fact]
    public async Task Documents_are_found_sorted_skipped_limited_and_projected()
    {
        await Items.InsertManyAsync(Enumerable.Range(0, 50).Select(i => new BsonDocument
        {
            { "_id", i }, { "n", i % 7 }, { "名称", $"养老服务事项第{i}号" },
        }));

        var found = await Items.Find(Doc("{n:{$gte:3}}")).Sort(Doc("{n:-1,_id:1}")).Skip(1).Limit(5).Project(Doc("{n:1}")).ToListAsync();

        Assert.Equal([13, 20, 27, 34, 41], found.Select(item => item["_id"].AsInt32));
        Assert.All(found, item => Assert.False(item.Contains("名称")));
        Assert.Equal(1, await Items.CountDocumentsAsync(Doc("{'名称':'养老服务事项第42号'}")));
    }

    [Theory]
    [InlineData("{_id:1}")]
    [InlineData("{k:1}")]
    public async Task A_cursor_gives_every_document_once(string sort)
    {
        await Items.InsertManyAsync(Enumerable.Range(0, 2000).Select(i => new BsonDocument { { "_id", i }, { "k", 2000 - i } }));

        var found = await Items.Find(Doc("{}"), new FindOptions { BatchSize = 37 }).Sort(Doc(sort)).ToListAsync();

        Assert.Equal(2000, found.Select(item => item["_id"]).Distinct().Count());
        Assert.Equal(2000, found.Count);
    }

    [Fact]
    public async Task An_elemMatch_projection_gives_the_one_element()
    {
        await Items.InsertOneAsync(Doc("{_id:1,parts:[{no:1,name:'甲'},{no:2,name:'乙'},{no:3,name:'丙'}]}"));

        var found = await Items.Find(Doc("{_id:1}")).Project(Doc("{parts:{$elemMatch:{no:2}}}")).SingleAsync();

        Assert.Equal(Doc("{_id:1,parts:[{no:2,name:'乙'}]}"), found);
    }

    [Fact]
    public async Task A_filter_finds_elements_of_arrays_through_an_index()
    {
        await Items.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(Doc("{keys:1}")));
        await Items.InsertManyAsync([Doc("{_id:1,keys:['a','b']}"), Doc("{_id:2,keys:['b']}"), Doc("{_id:3,keys:[]}")]);

        Assert.Equal(2, await Items.CountDocumentsAsync(Doc("{keys:'b'}")));
        Assert.Equal(1, await Items.CountDocumentsAsync(Doc("{keys:{$all:['a','b']}}")));
    }

    [Fact]
    public async Task A_catalogue_of_two_thousand_items_fits_one_document()
    {
        var items = new BsonArray(Enumerable.Range(0, 2000).Select(i => new BsonDocument { { "id", i }, { "content", new string('文', 1000) } }));
        await Items.InsertOneAsync(new BsonDocument { { "_id", 1 }, { "items", items } });

        var found = await Items.Find(Doc("{_id:1}")).SingleAsync();

        Assert.Equal(2000, found["items"].AsBsonArray.Count);
    }

    [Fact]
    public async Task Majority_concerns_are_accepted()
    {
        var items = Items.WithWriteConcern(WriteConcern.WMajority.With(journal: true)).WithReadConcern(ReadConcern.Majority);

        await items.InsertOneAsync(Doc("{_id:1}"));
        await items.ReplaceOneAsync(Doc("{_id:1}"), Doc("{_id:1,n:1}"));

        Assert.Equal(1, await items.CountDocumentsAsync(Doc("{n:1}")));
    }
}
