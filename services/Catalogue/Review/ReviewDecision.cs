namespace OpenGov.Catalogues.Review;

/// <summary>A decision at a stage of a review.</summary>
/// <param name="Stage">Number of the stage decided on; 0 to return a version whose last stage is approved.</param>
/// <param name="Approves">Approve, or return to the editors.</param>
/// <param name="Digest">Digest of the content that was reviewed.</param>
/// <param name="Revision">Revision of the version that was reviewed.</param>
/// <param name="Comment">Comment; needed when returned.</param>
/// <param name="Comments">Comments on items and elements.</param>
public sealed record ReviewDecision(
    int Stage, bool Approves, string Digest, long Revision, string Comment, IReadOnlyList<NewComment> Comments);

/// <summary>A comment as it is made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ItemId">The item; null when it is about the whole version.</param>
/// <param name="Field">JSON name of the element; empty when it is about the whole item.</param>
/// <param name="Text">What is to be done.</param>
public sealed record NewComment(Guid Id, Guid? ItemId, string Field, string Text);
