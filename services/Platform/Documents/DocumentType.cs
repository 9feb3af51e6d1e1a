using System.Text.Json;

namespace OpenGov.Platform.Documents;

/// <summary>
/// What an engine must know of a kind of document: its collection, schema number and keys. Keys are values computed from the
/// document by code and stored beside it, so both engines index, filter and sort alike. Keys that are declared later are
/// computed for the stored documents when the collection is opened; so are all of them when the schema number is raised, which
/// is therefore what to do when the computation of a key changes.
/// </summary>
/// <typeparam name="T">The document: a record that System.Text.Json can write and read.</typeparam>
public sealed class DocumentType<T> where T : class
{
    private readonly List<DocumentKey<T>> keys = [];

    /// <summary>A kind of document.</summary>
    /// <param name="collection">Name of its collection: a–z and "-".</param>
    /// <param name="schema">Schema number written with each document; readers accept the previous one.</param>
    public DocumentType(string collection, int schema)
    {
        if (collection.Length is 0 or > 60 || !collection.All(c => c is (>= 'a' and <= 'z') or '-'))
        {
            throw new ArgumentException($"Collection \"{collection}\": 1–60 of a–z and \"-\".");
        }

        Collection = collection;
        Schema = schema;
    }

    /// <summary>Name of the collection.</summary>
    public string Collection { get; }

    /// <summary>Schema number.</summary>
    public int Schema { get; }

    /// <summary>The keys, in the order declared.</summary>
    public IReadOnlyList<DocumentKey<T>> Keys => keys;

    /// <summary>Whether every write of such a document is on record; true unless <see cref="NotAudited"/> was said.</summary>
    public bool IsAudited { get; private set; } = true;

    /// <summary>Whether records of the audit trail are ever written with such documents.</summary>
    internal bool HoldsRecords { get; private set; } = true;

    /// <summary>Whether documents that have ended may be deleted, though their writes are on record.</summary>
    internal bool IsTrimmed { get; private set; }

    /// <summary>How documents of this kind are written as JSON.</summary>
    internal JsonSerializerOptions Json { get; private set; } = DocumentJson.Options;

    /// <summary>
    /// Declares a class of which documents hold many and whose instances never change, nor anything in them: an instance is serialised
    /// once, however often documents with it are written.
    /// </summary>
    /// <typeparam name="TPart">The class; compared by reference.</typeparam>
    public DocumentType<T> Part<TPart>() where TPart : class
    {
        Json = DocumentJson.With(Json, new KeptJson<TPart>());
        return this;
    }

    /// <summary>
    /// Says that writes are not on record, for what only follows from other writes: logs, cursors, leases, copies, indexes.
    /// </summary>
    public DocumentType<T> NotAudited()
    {
        (IsAudited, HoldsRecords) = (false, false);
        return this;
    }

    /// <summary>
    /// Says that documents are deleted when they have ended and nobody needs them any more. That is not on record, as nothing is left to
    /// carry it; all that was written to them before is, since they stay until their records are in the chain.
    /// </summary>
    public DocumentType<T> Trimmed()
    {
        IsTrimmed = true;
        return this;
    }

    /// <summary>Says that writes are not on record themselves, but carry records of something else.</summary>
    internal DocumentType<T> OnlyGivenRecords()
    {
        IsAudited = false;
        return this;
    }

    /// <summary>Declares a key to filter and sort by. A null value means the document does not have the key.</summary>
    /// <param name="name">Name: a–z.</param>
    /// <param name="value">Computes the value.</param>
    public DocumentType<T> Text(string name, Func<T, string?> value) => Add(new(name, document => value(document), IsUnique: false, IsNumber: false));

    /// <summary>Declares a number key to filter and sort by.</summary>
    public DocumentType<T> Number(string name, Func<T, long?> value) => Add(new(name, document => value(document), IsUnique: false, IsNumber: true));

    /// <summary>
    /// Declares a key that at most one document of the collection has with the same value; a null value is not counted.
    /// A write that breaks this throws <see cref="DuplicateKeyException"/> with the key's name.
    /// </summary>
    public DocumentType<T> Unique(string name, Func<T, string?> value) => Add(new(name, document => value(document), IsUnique: true, IsNumber: false));

    private DocumentType<T> Add(DocumentKey<T> key)
    {
        if (key.Name is "" or "id" || !key.Name.All(char.IsAsciiLetter) || keys.Any(k => k.Name.Equals(key.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"Key \"{key.Name}\" of \"{Collection}\": letters a–z only, not \"id\", each name once.");
        }

        keys.Add(key);
        return this;
    }
}
