namespace OpenGov.Catalogues.Comparison.Words;

/// <summary>
/// A place where two texts differ: some characters of the earlier one stand where some of the later one stand now. One of the lengths may
/// be 0. Between two changes both texts are the same.
/// </summary>
/// <param name="From">Where it begins in the earlier text.</param>
/// <param name="Deleted">Characters of the earlier text.</param>
/// <param name="To">Where it begins in the later text.</param>
/// <param name="Inserted">Characters of the later text.</param>
internal readonly record struct TextChange(int From, int Deleted, int To, int Inserted)
{
    public int FromEnd => From + Deleted;

    public int ToEnd => To + Inserted;

    /// <summary>How much a reader has to take in: the longer side.</summary>
    public int Size => Math.Max(Deleted, Inserted);

    /// <summary>This change and a later one as one, with what lies between them.</summary>
    public TextChange Through(TextChange later) => new(From, later.FromEnd - From, To, later.ToEnd - To);
}
