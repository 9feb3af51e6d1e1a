using MongoDB.Bson;
using MongoDB.Driver;
using Xunit;

namespace OpenGov.Testing.DocumentDbGateway.Tests;

public class TransactionTests : DatabaseTest
{
    private IMongoClient Client => Database.Client;

    [Fact]
    public async Task What_a_transaction_writes_is_seen_by_others_after_its_commit_only()
    {
        await Items.InsertOneAsync(Doc("{_id:1,n:0}"));
        using var session = await Client.StartSessionAsync();
        session.StartTransaction(new TransactionOptions(ReadConcern.Snapshot, ReadPreference.Primary, WriteConcern.WMajority));
        await Items.UpdateOneAsync(session, Doc("{_id:1}"), Doc("{$set:{n:1}}"));
        await Items.InsertOneAsync(session, Doc("{_id:2}"));

        Assert.Equal(2, await Items.CountDocumentsAsync(session, Doc("{}")));
        Assert.Equal(1, await Items.CountDocumentsAsync(Doc("{}")));

        await session.CommitTransactionAsync();
        Assert.Equal(1, await Items.CountDocumentsAsync(Doc("{n:1}")));
        Assert.Equal(2, await Items.CountDocumentsAsync(Doc("{}")));
    }

    [Fact]
    public async Task An_aborted_transaction_leaves_nothing()
    {
        await Items.InsertOneAsync(Doc("{_id:1}"));
        using var session = await Client.StartSessionAsync();
        session.StartTransaction();
        await Items.InsertOneAsync(session, Doc("{_id:2}"));
        await Items.DeleteOneAsync(session, Doc("{_id:1}"));

        await session.AbortTransactionAsync();

        Assert.Equal([1], (await Items.Find(Doc("{}")).ToListAsync()).Select(item => item["_id"].AsInt32));
    }

    [Fact]
    public async Task A_conflict_fails_at_once_and_may_be_tried_again()
    {
        await Items.InsertOneAsync(Doc("{_id:1,n:0}"));
        using var first = await Client.StartSessionAsync();
        using var second = await Client.StartSessionAsync();
        first.StartTransaction();
        second.StartTransaction();
        await Items.UpdateOneAsync(first, Doc("{_id:1}"), Doc("{$inc:{n:1}}"));

        var conflict = await Assert.ThrowsAsync<MongoCommandException>(
            () => Items.UpdateOneAsync(second, Doc("{_id:1}"), Doc("{$inc:{n:1}}")));

        Assert.Equal(112, conflict.Code);
        Assert.True(conflict.HasErrorLabel("TransientTransactionError"));
        await first.CommitTransactionAsync();
    }

    [Fact]
    public async Task Sixteen_transactions_on_one_document_all_count()
    {
        await Items.InsertOneAsync(Doc("{_id:1,n:0}"));

        await AtOnce(16, async _ =>
        {
            using var session = await Client.StartSessionAsync();
            return await session.WithTransactionAsync(async (inside, stop) =>
            {
                var seen = (await Items.Find(inside, Doc("{_id:1}")).SingleAsync(stop))["n"].AsInt32;
                await Items.UpdateOneAsync(inside, Doc("{_id:1}"), new BsonDocument("$set", new BsonDocument("n", seen + 1)), null, stop);
                return seen;
            });
        });

        Assert.Equal(16, (await Items.Find(Doc("{_id:1}")).SingleAsync())["n"].AsInt32);
    }
}
