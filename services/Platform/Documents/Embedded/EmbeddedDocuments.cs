namespace OpenGov.Platform.Documents.Embedded;

/// <summary>A collection in the embedded file.</summary>
internal sealed class EmbeddedDocuments<T>(DocumentType<T> type, ReadPool readers, CommitQueue writer, TimeProvider time) : IDocuments<T> where T : class
{
    private readonly DocumentTable table = new(type.Collection, type.Schema, type.Keys.Select(key => key.Name));
    private readonly RecentDocuments<T> recent = new();
    private readonly string find = $"SELECT id, revision, schema, body FROM \"{type.Collection}\" WHERE id = ?1";
    private readonly string findAnswer = $"SELECT a.question, a.bytes {AnswersOf(type.Collection)} AND a.request = ?2";
    private readonly string requests =
        $"SELECT a.request {AnswersOf(type.Collection)} ORDER BY (a.place - d.answered % {DocumentRules.AnswersKept} + {DocumentRules.AnswersKept - 1}) % {DocumentRules.AnswersKept}";

    public Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(find, [id], row => row.Step() ? Read(row) : null));
    }

    public Task<Stored<T>> InsertAsync(string id, T value, Attached attached, CancellationToken cancellation) =>
        WriteAsync(MakeReady(id, 0, value, attached), value, table.Insert, cancellation);

    public Task<int> InsertInOrderAsync(IReadOnlyList<(string Id, T Value)> documents, CancellationToken cancellation)
    {
        DocumentWrite[] writes = [.. documents.Select(document => MakeReady(document.Id, 0, document.Value, Attached.Nothing))];
        return writer.RunAsync(session => table.InsertInOrder(session, writes), carriesEvents: false, cancellation);
    }

    public Task<Stored<T>> ReplaceAsync(string id, long revision, T value, Attached attached, CancellationToken cancellation) =>
        WriteAsync(MakeReady(id, revision, value, attached), value, table.Replace, cancellation);

    public Task<bool> DeleteAsync(string id, long revision, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        DocumentRules.CheckDeletable(type);
        recent.Forget(id);
        return writer.RunAsync(session => table.Delete(session, id, revision), carriesEvents: false, cancellation);
    }

    public Task<IReadOnlyList<Stored<T>>> QueryAsync(DocumentQuery query, CancellationToken cancellation)
    {
        DocumentRules.CheckQuery(type, query);
        cancellation.ThrowIfCancellationRequested();
        var question = SqlQuestion.Documents(type.Collection, query);
        return Task.FromResult<IReadOnlyList<Stored<T>>>(readers.Read(question.Sql, question.Values, rows =>
        {
            var found = new List<Stored<T>>();
            while (rows.Step())
            {
                found.Add(Read(rows));
            }

            return found;
        }));
    }

    public Task<long> CountAsync(DocumentQuery query, CancellationToken cancellation)
    {
        DocumentRules.CheckQuery(type, query);
        cancellation.ThrowIfCancellationRequested();
        var question = SqlQuestion.Count(type.Collection, query);
        return Task.FromResult(readers.Read(question.Sql, question.Values, row => row.Step() ? row.Integer(0) : 0));
    }

    public Task<StoredAnswer?> FindAnswerAsync(string id, string request, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(
            findAnswer, [id, request], row => row.Step() ? new StoredAnswer(request, row.Text(0), row.Bytes(1).ToArray()) : null));
    }

    public Answered<T>? Recall(string id) => recent.Recall(id);

    public async Task<Answered<T>?> FindAnsweredAsync(string id, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        cancellation.ThrowIfCancellationRequested();
        var (document, bytes) = readers.Read(find, [id], row => row.Step() ? (Read(row), row.Bytes(3).Length) : default);
        if (document is null)
        {
            recent.Forget(id);
            return null;
        }

        // The document first: requests that wrote it since are among them, and a write that is decided on it finds it stale.
        var found = new Answered<T>(document, await RequestsAsync(id, cancellation));
        recent.Read(found, bytes);
        return found;
    }

    public Task<IReadOnlyList<string>> RequestsAsync(string id, CancellationToken cancellation)
    {
        DocumentRules.CheckId(id);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<string>>(readers.Read(requests, [id], rows =>
        {
            var found = new List<string>(DocumentRules.AnswersKept);
            while (rows.Step())
            {
                found.Add(rows.Text(0));
            }

            return found;
        }));
    }

    // The places of a document follow from its row, which SQLite may renumber when somebody compacts the file by hand; so the id must agree.
    private static string AnswersOf(string collection) =>
        $"""
        FROM "{collection}" d JOIN {CollectionTable.Answers(collection)} a
        ON a.place BETWEEN d.rowid * {DocumentRules.AnswersKept} AND d.rowid * {DocumentRules.AnswersKept} + {DocumentRules.AnswersKept - 1}
        WHERE d.id = ?1 AND a.document = ?1
        """;

    private Task<Stored<T>> WriteAsync(DocumentWrite write, T value, Action<Session, DocumentWrite> apply, CancellationToken cancellation)
    {
        var writing = writer.RunAsync(
            session =>
            {
                apply(session, write);
                return true;
            },
            write.Events.Length > 0,
            cancellation);
        return recent.WriteAsync(new(write.Id, write.Revision + 1, value), write.Body.Length, write.Answer, writing);
    }

    private Stored<T> Read(Statement row)
    {
        var id = row.Text(0);
        return new(id, row.Integer(1), DocumentRules.Deserialise(type, id, row.Integer(2), row.Bytes(3)));
    }

    private DocumentWrite MakeReady(string id, long revision, T value, Attached attached)
    {
        DocumentRules.CheckId(id);
        return new(
            id,
            revision,
            PaddedBody.Of(DocumentRules.Serialise(type, value)),
            [.. type.Keys.Select(key => key.Value(value))],
            PendingRow.Of(attached.Events, type.Collection, id),
            RecordRow.Of(PendingRecords.Of(type, attached, id, revision + 1, time)),
            attached.Answer);
    }
}
