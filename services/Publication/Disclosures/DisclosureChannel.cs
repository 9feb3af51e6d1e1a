namespace OpenGov.Publications.Disclosures;

/// <summary>A channel on which something is published.</summary>
/// <param name="Number">Its place in the legend of the official table, 1–13; 13 is another one.</param>
/// <param name="Name">Name of another one; empty for the twelve.</param>
public readonly record struct DisclosureChannel(int Number, string Name)
{
    /// <summary>政府网站.</summary>
    public const int Website = 1;

    /// <summary>其他.</summary>
    public const int Other = 13;
}

/// <summary>Proof that something was published on a channel.</summary>
/// <param name="Id">UUID.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Url">Where it is to be read; may be empty.</param>
/// <param name="At">When it was published.</param>
/// <param name="ContentHash">SHA-256 (hexadecimal) of what was published; may be empty.</param>
/// <param name="Note">What people noted; may be empty.</param>
/// <param name="Photo">SHA-256 (hexadecimal) of the photo; empty without one.</param>
/// <param name="RecordedBy">User name or client id.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Withdrawal">Why it was taken back; empty for one that counts.</param>
public sealed record DisclosureProof(
    string Id,
    DisclosureChannel Channel,
    string Url,
    DateTimeOffset At,
    string ContentHash,
    string Note,
    string Photo,
    string RecordedBy,
    DateTimeOffset RecordedAt,
    string Withdrawal = "")
{
    /// <summary>Whether another says the same, whoever recorded it and when.</summary>
    public bool Says(DisclosureProof other) =>
        (Channel, Url, At, ContentHash, Note, Photo) == (other.Channel, other.Url, other.At, other.ContentHash, other.Note, other.Photo);
}

/// <summary>A due day that was moved.</summary>
/// <param name="From">Before; null for none.</param>
/// <param name="To">After; null for none.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="At">When.</param>
public sealed record DueMove(DateOnly? From, DateOnly? To, string Reason, DateTimeOffset At);

/// <summary>A photo of a receipt.</summary>
/// <param name="Type">Media type: image/jpeg or image/png.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record ReceiptPhoto(string Type, byte[] Bytes);
