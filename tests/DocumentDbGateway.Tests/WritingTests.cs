using MongoDB.Bson;
using MongoDB.Driver;
using Xunit;

namespace OpenGov.Testing.DocumentDbGateway.Tests;

public class WritingTests : DatabaseTest
{
    [Fact]
    public async Task Of_sixteen_replacements_of_one_revision_one_wins()
    {
        await Items.InsertOneAsync(Doc("{_id:1,revision:1}"));

        var results = await AtOnce(16, number => Items.ReplaceOneAsync(
            Doc("{_id:1,revision:1}"), new BsonDocument { { "_id", 1 }, { "revision", 2 }, { "by", number } }));

        Assert.Equal(1, results.Sum(result => result.ModifiedCount));
        Assert.Equal(1, results.Sum(result => result.MatchedCount));
    }

    [Fact]
    public async Task Sixteen_writers_that_read_and_replace_lose_no_step()
    {
        await Items.InsertOneAsync(Doc("{_id:1,revision:0}"));

        await AtOnce(16, async _ =>
        {
            while (true)
            {
                var seen = (await Items.Find(Doc("{_id:1}")).SingleAsync())["revision"].AsInt32;
                var result = await Items.ReplaceOneAsync(
                    new BsonDocument { { "_id", 1 }, { "revision", seen } }, new BsonDocument { { "_id", 1 }, { "revision", seen + 1 } });
                if (result.ModifiedCount == 1)
                {
                    return seen;
                }
            }
        });

        Assert.Equal(16, (await Items.Find(Doc("{_id:1}")).SingleAsync())["revision"].AsInt32);
    }

    [Fact]
    public async Task Upserts_of_one_counter_at_once_give_each_a_number_of_its_own()
    {
        var numbers = await AtOnce(32, _ => Items.FindOneAndUpdateAsync<BsonDocument>(
            Doc("{_id:'sequence'}"), Doc("{$inc:{last:1}}"), new() { IsUpsert = true, ReturnDocument = ReturnDocument.After }));

        Assert.Equal(Enumerable.Range(1, 32), numbers.Select(document => document["last"].AsInt32).Order());
    }

    [Fact]
    public async Task Upserts_by_replacement_at_once_leave_one_document()
    {
        await AtOnce(16, number => Items.ReplaceOneAsync(
            Doc("{_id:1}"), new BsonDocument { { "_id", 1 }, { "by", number } }, new ReplaceOptions { IsUpsert = true }));

        Assert.Equal(1, await Items.CountDocumentsAsync(Doc("{}")));
    }

    [Fact]
    public async Task First_inserts_into_a_new_collection_at_once_all_arrive()
    {
        var fresh = Database.GetCollection<BsonDocument>("fresh");

        await AtOnce(16, async number =>
        {
            await fresh.InsertOneAsync(new BsonDocument("_id", number));
            return number;
        });

        Assert.Equal(16, await fresh.CountDocumentsAsync(Doc("{}")));
    }

    [Fact]
    public async Task Push_keeps_the_last_of_a_list()
    {
        await Items.InsertOneAsync(Doc("{_id:1,answers:[1,2,3]}"));

        await Items.UpdateOneAsync(Doc("{_id:1}"), Doc("{$push:{answers:{$each:[4,5],$slice:-3}}}"));

        Assert.Equal(Doc("{_id:1,answers:[3,4,5]}"), await Items.Find(Doc("{_id:1}")).SingleAsync());
    }

    [Fact]
    public async Task Elements_are_changed_and_pulled_by_condition()
    {
        await Items.InsertOneAsync(Doc("{_id:1,events:[{n:1},{n:2},{n:3}]}"));

        await Items.UpdateOneAsync(Doc("{_id:1}"), Doc("{$pull:{events:{n:{$lte:2}}},$inc:{relayed:2}}"));
        await Items.UpdateOneAsync(Doc("{_id:1,'events.n':3}"), Doc("{$set:{'events.$.seen':true}}"));

        Assert.Equal(Doc("{_id:1,events:[{n:3,seen:true}],relayed:2}"), await Items.Find(Doc("{_id:1}")).SingleAsync());
    }

    [Fact]
    public async Task An_ordered_batch_stops_at_the_first_error_and_an_unordered_one_goes_on()
    {
        await Items.InsertOneAsync(Doc("{_id:2}"));
        BsonDocument[] batch = [Doc("{_id:1}"), Doc("{_id:2}"), Doc("{_id:3}")];

        var ordered = await Assert.ThrowsAsync<MongoBulkWriteException<BsonDocument>>(() => Items.InsertManyAsync(batch));
        Assert.Equal([1, 2], (await Items.Find(Doc("{}")).ToListAsync()).Select(item => item["_id"].AsInt32).Order());
        Assert.Equal(1, Assert.Single(ordered.WriteErrors).Index);

        await Assert.ThrowsAsync<MongoBulkWriteException<BsonDocument>>(
            () => Items.InsertManyAsync(batch[1..], new InsertManyOptions { IsOrdered = false }));
        Assert.Equal(3, await Items.CountDocumentsAsync(Doc("{}")));
    }
}
