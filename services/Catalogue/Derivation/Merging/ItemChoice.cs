namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>What may be decided about an item as a whole; the numbers are those of the contract.</summary>
public enum ItemChoice
{
    /// <summary>Take the new item over.</summary>
    Take = 1,

    /// <summary>Do not take it; it is not offered again unless upstream removes and adds it.</summary>
    Leave = 2,

    /// <summary>Keep the item although upstream does not have it for streets any more.</summary>
    Keep = 3,

    /// <summary>Remove it as upstream did.</summary>
    Remove = 4,

    /// <summary>Go on as the item that replaces it upstream: same id, own edits kept.</summary>
    Continue = 5,
}

/// <summary>What may be decided about one element; the numbers are those of the contract.</summary>
public enum FieldChoice
{
    /// <summary>As upstream has it now.</summary>
    Theirs = 1,

    /// <summary>As the draft has it.</summary>
    Ours = 2,

    /// <summary>A third value.</summary>
    Value = 3,
}
