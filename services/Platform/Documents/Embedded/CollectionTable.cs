using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>The table of a collection: its columns, its indexes, and bringing an older table up to the declared keys.</summary>
internal sealed class CollectionTable<T>(DocumentType<T> type) where T : class
{
    private readonly string shape = string.Join(',', type.Keys.Select(k => k.Name + (k.IsNumber ? ":number" : ":text") + (k.IsUnique ? ":unique" : "")));

    /// <summary>Creates or updates the table, inside the open transaction.</summary>
    public void Prepare(Session session)
    {
        var stored = session.Prepared("SELECT schema, keys FROM collections WHERE name = ?1").With(type.Collection);
        var isStored = stored.Step();
        var isCurrent = isStored && stored.Integer(0) == type.Schema && stored.Text(1) == shape;
        stored.Reset();
        if (isCurrent && !HasTable(session, $"answers_{type.Collection}"))
        {
            PrepareAnswers(session);
        }

        if (isCurrent)
        {
            return;
        }

        session.Execute(
            $"""
            CREATE TABLE IF NOT EXISTS "{type.Collection}" (
                id TEXT PRIMARY KEY NOT NULL, revision INTEGER NOT NULL, schema INTEGER NOT NULL, answered INTEGER NOT NULL DEFAULT 0,
                {string.Concat(type.Keys.Select(key => Column(key) + ", "))} body BLOB NOT NULL)
            """);
        if (isStored)
        {
            AddColumns(session);
            DropIndexes(session);
            ComputeKeys(session);
        }

        CreateIndexes(session);
        PrepareAnswers(session);
        session.Prepared("INSERT OR REPLACE INTO collections (name, schema, keys) VALUES (?1, ?2, ?3)")
            .With(type.Collection, type.Schema, shape)
            .Run();
    }

    private static string Column(DocumentKey<T> key) => $"{CollectionTable.Column(key.Name)} {(key.IsNumber ? "INTEGER" : "TEXT")}";

    private string Index(DocumentKey<T> key) => key.IsUnique
        ? $"CREATE UNIQUE INDEX \"{type.Collection}_{key.Name}\" ON \"{type.Collection}\" ({CollectionTable.Column(key.Name)})"
        : $"CREATE INDEX \"{type.Collection}_{key.Name}\" ON \"{type.Collection}\" ({CollectionTable.Column(key.Name)}, id)";

    private void CreateIndexes(Session session)
    {
        // To SQLite no two nulls are equal, so documents without a unique key do not disturb each other.
        foreach (var key in type.Keys)
        {
            try
            {
                session.Execute(Index(key));
            }
            catch (SqliteException error) when (error.BrokenKey() is not null)
            {
                throw new InvalidOperationException($"\"{type.Collection}\": several documents have the same value of the unique key \"{key.Name}\".", error);
            }
        }
    }

    /// <summary>
    /// Each document has 16 places for its latest answers, which are written over in turn: a table without an index of its own, so that an
    /// answer is one page to write. Answers in the table that earlier versions had for all collections are brought over.
    /// </summary>
    private void PrepareAnswers(Session session)
    {
        var answers = CollectionTable.Answers(type.Collection);
        session.Execute(
            $"""
            CREATE TABLE IF NOT EXISTS {answers} (
                place INTEGER PRIMARY KEY, document TEXT NOT NULL, request TEXT NOT NULL, question TEXT NOT NULL, bytes BLOB NOT NULL)
            """);
        if (!HasTable(session, "answers"))
        {
            return;
        }

        session.Prepared(
            $"""
            INSERT OR REPLACE INTO {answers} (place, document, request, question, bytes)
            SELECT d.rowid * {DocumentRules.AnswersKept} + a.number % {DocumentRules.AnswersKept}, a.document, a.request, a.question, a.bytes
            FROM answers a JOIN "{type.Collection}" d ON d.id = a.document
            WHERE a.collection = ?1 AND a.number > d.answered - {DocumentRules.AnswersKept}
            """).With(type.Collection).Run();
        session.Prepared("DELETE FROM answers WHERE collection = ?1").With(type.Collection).Run();
    }

    private static bool HasTable(Session session, string name) =>
        Texts(session, "SELECT name FROM sqlite_schema WHERE type = 'table'").Contains(name);

    private void AddColumns(Session session)
    {
        var present = Texts(session, $"SELECT name FROM pragma_table_info('{type.Collection}')");
        foreach (var key in type.Keys.Where(k => !present.Contains(CollectionTable.Column(k.Name))))
        {
            session.Execute($"ALTER TABLE \"{type.Collection}\" ADD COLUMN {Column(key)}");
        }
    }

    private void DropIndexes(Session session)
    {
        foreach (var index in Texts(session, $"SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = '{type.Collection}'"))
        {
            session.Execute($"DROP INDEX \"{index}\"");
        }
    }

    private void ComputeKeys(Session session)
    {
        if (type.Keys.Count == 0)
        {
            return;
        }

        var assignments = string.Join(", ", type.Keys.Select((key, i) => $"{CollectionTable.Column(key.Name)} = ?{i + 2}"));
        using var update = session.Compile($"UPDATE \"{type.Collection}\" SET {assignments} WHERE rowid = ?1");
        using var select = session.Compile($"SELECT rowid, id, schema, body FROM \"{type.Collection}\" WHERE rowid > ?1 ORDER BY rowid LIMIT 1");
        for (var row = long.MinValue; select.With(row).Step(); select.Reset())
        {
            row = select.Integer(0);
            var document = DocumentRules.Deserialise(type, select.Text(1), select.Integer(2), select.Bytes(3));
            select.Reset();
            update.With([row, .. type.Keys.Select(key => key.Value(document))]).Run();
        }
    }

    private static HashSet<string> Texts(Session session, string sql)
    {
        using var statement = session.Compile(sql);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        while (statement.Step())
        {
            texts.Add(statement.Text(0));
        }

        return texts;
    }
}

/// <summary>Names in a collection's table, and the tables that are the engine's own.</summary>
internal static class CollectionTable
{
    /// <summary>What the column of a key begins with.</summary>
    public const string KeyPrefix = "key_";

    /// <summary>The engine's own tables.</summary>
    public static readonly string[] Own =
    [
        "CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY NOT NULL, schema INTEGER NOT NULL, keys TEXT NOT NULL)",
        """
        CREATE TABLE IF NOT EXISTS pending (
            position INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE, type TEXT NOT NULL, subject TEXT NOT NULL, occurred TEXT NOT NULL,
            trace TEXT, collection TEXT NOT NULL, document TEXT NOT NULL, json TEXT NOT NULL)
        """,
        "CREATE TABLE IF NOT EXISTS records (position INTEGER PRIMARY KEY, id BLOB NOT NULL, json BLOB NOT NULL)",
        "CREATE TABLE IF NOT EXISTS checks (id INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
    ];

    private static readonly string[] Reserved = ["collections", "pending", "records", "answers", "checks"];

    /// <summary>The table with the answers of a collection's documents.</summary>
    public static string Answers(string collection) => $"\"answers_{collection}\"";

    /// <summary>The column of a key.</summary>
    public static string Column(string key) => key == "id" ? "id" : string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{key}");

    /// <exception cref="ArgumentException">The collection has the name of one of the engine's own tables.</exception>
    public static void CheckName(string collection)
    {
        if (Reserved.Contains(collection))
        {
            throw new ArgumentException($"\"{collection}\" is a name that the embedded engine uses itself.");
        }
    }
}
