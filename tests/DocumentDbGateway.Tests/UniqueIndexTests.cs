using MongoDB.Bson;
using MongoDB.Driver;
using Xunit;

namespace OpenGov.Testing.DocumentDbGateway.Tests;

public class UniqueIndexTests : DatabaseTest
{
    [Fact]
    public async Task A_duplicate_is_11000_with_the_name_of_the_index()
    {
        await Unique("{catalogue:1,version:1}", "one_version");
        await Items.InsertOneAsync(Doc("{_id:1,catalogue:'610116-06',version:1}"));

        await Duplicate(() => Items.InsertOneAsync(Doc("{_id:2,catalogue:'610116-06',version:1}")), "one_version");
        await Duplicate(() => Items.InsertOneAsync(Doc("{_id:1,catalogue:'610116-07',version:1}")), "_id_");
    }

    [Fact]
    public async Task A_replacement_that_takes_anothers_key_is_a_duplicate()
    {
        await Unique("{key:1}", "one_key");
        await Items.InsertManyAsync([Doc("{_id:1,key:'a'}"), Doc("{_id:2,key:'b'}")]);

        await Duplicate(() => Items.ReplaceOneAsync(Doc("{_id:2}"), Doc("{_id:2,key:'a'}")), "one_key");
        var command = await Assert.ThrowsAsync<MongoCommandException>(
            () => Items.FindOneAndUpdateAsync(Doc("{_id:2}"), Doc("{$set:{key:'a'}}")));
        Assert.Equal(11000, command.Code);
    }

    [Fact]
    public async Task Keys_in_an_array_are_unique_between_documents()
    {
        await Unique("{keys:1}", "keys");
        await Items.InsertOneAsync(Doc("{_id:1,keys:['working','published']}"));

        await Duplicate(() => Items.InsertOneAsync(Doc("{_id:2,keys:['other','published']}")), "keys");
        await Items.InsertOneAsync(Doc("{_id:3,keys:['other']}"));
    }

    [Fact]
    public async Task A_partial_index_is_unique_only_among_what_it_covers()
    {
        await Items.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(
            Doc("{catalogue:1}"),
            new CreateIndexOptions<BsonDocument> { Unique = true, Name = "one_working", PartialFilterExpression = Doc("{state:'working'}") }));
        await Items.InsertManyAsync([Doc("{_id:1,catalogue:'c',state:'old'}"), Doc("{_id:2,catalogue:'c',state:'old'}")]);
        await Items.InsertOneAsync(Doc("{_id:3,catalogue:'c',state:'working'}"));

        await Duplicate(() => Items.InsertOneAsync(Doc("{_id:4,catalogue:'c',state:'working'}")), "one_working");
        await Duplicate(() => Items.UpdateOneAsync(Doc("{_id:1}"), Doc("{$set:{state:'working'}}")), "one_working");
    }

    [Fact]
    public async Task A_sparse_index_lets_documents_without_the_field_be()
    {
        await Items.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(
            Doc("{request:1}"), new CreateIndexOptions { Unique = true, Sparse = true, Name = "one_request" }));
        await Items.InsertManyAsync([Doc("{_id:1}"), Doc("{_id:2}"), Doc("{_id:3,request:'r'}")]);

        await Duplicate(() => Items.InsertOneAsync(Doc("{_id:4,request:'r'}")), "one_request");
    }

    [Fact]
    public async Task Of_sixteen_inserts_of_one_key_one_wins()
    {
        await Unique("{key:1}", "one_key");

        var won = await AtOnce(16, async number =>
        {
            try
            {
                await Items.InsertOneAsync(new BsonDocument { { "_id", number }, { "key", "same" } });
                return true;
            }
            catch (MongoWriteException e) when (e.WriteError.Code == 11000)
            {
                return false;
            }
        });

        Assert.Single(won, true);
    }

    [Fact]
    public async Task The_same_index_is_created_by_several_at_once()
    {
        await AtOnce(8, _ => Database.GetCollection<BsonDocument>("fresh").Indexes.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(Doc("{key:1}"), new CreateIndexOptions { Unique = true, Name = "one_key" })));

        var indexes = await (await Database.GetCollection<BsonDocument>("fresh").Indexes.ListAsync()).ToListAsync();
        Assert.Equal(["_id_", "one_key"], indexes.Select(index => index["name"].AsString).Order());
    }

    private Task<string> Unique(string keys, string name) => Items.Indexes.CreateOneAsync(
        new CreateIndexModel<BsonDocument>(Doc(keys), new CreateIndexOptions { Unique = true, Name = name }));

    private static async Task Duplicate(Func<Task> write, string index)
    {
        var error = (await Assert.ThrowsAsync<MongoWriteException>(write)).WriteError;
        Assert.Equal(11000, error.Code);
        Assert.Equal(ServerErrorCategory.DuplicateKey, error.Category);
        Assert.Contains($"index: {index} ", error.Message, StringComparison.Ordinal);
    }
}
