using System.Text;
using Microsoft.Data.Sqlite;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>What the writer does to the table of a collection. Used by the writer's thread only.</summary>
internal sealed class DocumentTable
{
    private readonly string collection;
    private readonly int schema;
    private readonly string[] keys;
    private readonly string insert;
    private readonly string find;
    private readonly string findDeletable;
    private readonly string delete;
    private readonly string insertAnswer;
    private readonly string deleteAnswers;
    private readonly Dictionary<ulong, string> updates = [];

    public DocumentTable(string collection, int schema, IEnumerable<string> keys)
    {
        this.collection = collection;
        this.schema = schema;
        this.keys = [.. keys.Select(CollectionTable.Column)];
        var columns = string.Concat(this.keys.Select(key => $", {key}"));
        insert = $"INSERT INTO \"{collection}\" (id, revision, schema, answered, body{columns}) VALUES (?1, 1, ?2, ?3, ?4{string.Concat(this.keys.Select((_, i) => $", ?{i + 5}"))})";
        find = $"SELECT revision, answered, rowid{columns} FROM \"{collection}\" WHERE id = ?1";
        findDeletable = $"SELECT rowid FROM \"{collection}\" WHERE id = ?1 AND revision = ?2 AND NOT EXISTS (SELECT 1 FROM pending WHERE document = ?1 AND collection = ?3)";
        delete = $"DELETE FROM \"{collection}\" WHERE rowid = ?1";
        insertAnswer = $"INSERT OR REPLACE INTO {CollectionTable.Answers(collection)} (place, document, request, question, bytes) VALUES (?1, ?2, ?3, ?4, ?5)";
        deleteAnswers = $"DELETE FROM {CollectionTable.Answers(collection)} WHERE place BETWEEN ?1 AND ?2";
    }

    /// <exception cref="DuplicateKeyException">The id or a unique key is taken; nothing was changed.</exception>
    public void Insert(Session session, DocumentWrite write)
    {
        var answered = write.Answer is null ? 0 : 1;
        RefuseDuplicate(session.Prepared(insert).With([write.Id, schema, answered, write.Body, .. write.Keys]));
        Attach(session, write, session.LastRow, answered);
    }

    /// <returns>How many were inserted before the first whose id or unique key is taken.</returns>
    public int InsertInOrder(Session session, IReadOnlyList<DocumentWrite> writes)
    {
        for (var done = 0; done < writes.Count; done++)
        {
            try
            {
                Insert(session, writes[done]);
            }
            catch (DuplicateKeyException)
            {
                return done;
            }
        }

        return writes.Count;
    }

    /// <exception cref="StaleDocumentException">Another revision is stored; nothing was changed.</exception>
    /// <exception cref="DuplicateKeyException">A unique key is taken; nothing was changed.</exception>
    public void Replace(Session session, DocumentWrite write)
    {
        var stored = session.Prepared(find).With(write.Id);
        var revision = stored.Step() ? stored.Integer(0) : 0;
        if (revision != write.Revision || revision == 0)
        {
            stored.Reset();
            throw new StaleDocumentException(revision);
        }

        var answered = stored.Integer(1) + (write.Answer is null ? 0 : 1);
        var row = stored.Integer(2);
        var changed = Changed(stored, write.Keys);
        stored.Reset();

        object?[] values = [row, revision + 1, schema, answered, write.Body, .. write.Keys.Where((_, i) => IsIn(changed, i))];
        RefuseDuplicate(session.Prepared(Update(changed)).With(values));
        Attach(session, write, row, answered);
    }

    /// <returns>Whether it was stored with this revision and without pending events, and is gone now.</returns>
    public bool Delete(Session session, string id, long revision)
    {
        var stored = session.Prepared(findDeletable).With(id, revision, collection);
        var found = stored.Step();
        var row = found ? stored.Integer(0) : 0;
        stored.Reset();
        if (!found)
        {
            return false;
        }

        session.Prepared(delete).With(row).Run();
        session.Prepared(deleteAnswers).With(FirstPlace(row), FirstPlace(row + 1) - 1).Run();
        return true;
    }

    private static bool IsIn(ulong mask, int index) => (mask >> Math.Min(index, 63) & 1) != 0;

    /// <summary>Runs the only statement of a write that may refuse it.</summary>
    private static void RefuseDuplicate(Statement statement)
    {
        try
        {
            statement.Run();
        }
        catch (SqliteException error) when (error.BrokenKey() is { } key)
        {
            throw new DuplicateKeyException(key);
        }
    }

    /// <summary>Which keys differ from what is stored. An index whose key is not assigned is not written again.</summary>
    private static ulong Changed(Statement stored, object?[] keys)
    {
        var mask = 0UL;
        for (var i = 0; i < keys.Length; i++)
        {
            if (!stored.Is(3 + i, keys[i]))
            {
                mask |= 1UL << Math.Min(i, 63);
            }
        }

        return mask;
    }

    private string Update(ulong changed)
    {
        if (!updates.TryGetValue(changed, out var sql))
        {
            var text = new StringBuilder($"UPDATE \"{collection}\" SET revision = ?2, schema = ?3, answered = ?4, body = ?5");
            var parameter = 6;
            foreach (var key in keys.Where((_, i) => IsIn(changed, i)))
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $", {key} = ?{parameter++}");
            }

            sql = text.Append(" WHERE rowid = ?1").ToString();
            updates.Add(changed, sql);
        }

        return sql;
    }

    private void Attach(Session session, DocumentWrite write, long row, long answered)
    {
        foreach (var pending in write.Events)
        {
            pending.Insert(session);
        }

        foreach (var record in write.Records)
        {
            record.Insert(session);
        }

        if (write.Answer is { } answer)
        {
            session.Prepared(insertAnswer).With(FirstPlace(row) + (answered % DocumentRules.AnswersKept), write.Id, answer.Request, answer.Question, answer.Bytes).Run();
        }
    }

    private static long FirstPlace(long row) => row * DocumentRules.AnswersKept;
}
