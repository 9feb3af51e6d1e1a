namespace OpenGov.Publications.Proofs;

/// <summary>Something that does not fit a proof.</summary>
/// <param name="Fault">What.</param>
/// <param name="ItemNumber">Number of the item in the table, from 1; 0 when no item is meant.</param>
/// <param name="Message">For people.</param>
public sealed record ProofProblem(ProofFault Fault, int ItemNumber, string Message);

/// <summary>What can be wrong with a snapshot; the numbers are those of the contract.</summary>
public enum ProofFault
{
    /// <summary>An item is not as it was when it was signed, is missing, or was added.</summary>
    Item = 1,

    /// <summary>A fact of the snapshot is not as it was when it was signed.</summary>
    Snapshot = 2,

    /// <summary>The signature does not fit, or its key is not known.</summary>
    Signature = 3,

    /// <summary>The snapshot before is missing or has another hash.</summary>
    Chain = 4,

    /// <summary>The hash is not the one that was noted.</summary>
    Noted = 5,
}
