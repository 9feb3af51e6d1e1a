namespace OpenGov.Publications.Disclosures;

/// <summary>How an occurrence stands; as in the contract.</summary>
public enum DisclosureState
{
    /// <summary>Something is missing, and there is time.</summary>
    Pending = 1,

    /// <summary>Something is missing, and it is due today or within five days.</summary>
    DueSoon = 2,

    /// <summary>Something is missing, and the due day is over.</summary>
    Overdue = 3,

    /// <summary>The due day is over, and there is no proof at all.</summary>
    Missing = 4,

    /// <summary>Published in time.</summary>
    OnTime = 5,

    /// <summary>Published late.</summary>
    Late = 6,

    /// <summary>Published before the event or period.</summary>
    Early = 7,

    /// <summary>Nothing had to be published.</summary>
    NotNeeded = 8,
}
