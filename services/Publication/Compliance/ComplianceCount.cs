using OpenGov.Publications.Disclosures;

namespace OpenGov.Publications.Compliance;

/// <summary>How many occurrences stand how on a day. Added to one by one.</summary>
public sealed class ComplianceCount
{
    /// <summary>All that count: every one for which something had to be published.</summary>
    public int Expected => OnTime + Early + Late + Overdue + Pending;

    /// <summary>In time.</summary>
    public int OnTime { get; private set; }

    /// <summary>Before the event or period.</summary>
    public int Early { get; private set; }

    /// <summary>Late.</summary>
    public int Late { get; private set; }

    /// <summary>Late without a reason.</summary>
    public int LateWithoutReason { get; private set; }

    /// <summary>Not everywhere, and the due day is over; with <see cref="Missing"/>.</summary>
    public int Overdue { get; private set; }

    /// <summary>Nowhere, and the due day is over.</summary>
    public int Missing { get; private set; }

    /// <summary>There is time; with <see cref="DueSoon"/>.</summary>
    public int Pending { get; private set; }

    /// <summary>Due within five days.</summary>
    public int DueSoon { get; private set; }

    /// <summary>Nothing had to be published.</summary>
    public int NotNeeded { get; private set; }

    /// <summary>In time of what was due or published, 0–1; 1 when nothing was.</summary>
    public double OnTimeRate => OnTime + Early + Late + Overdue is > 0 and var due ? (double)(OnTime + Early) / due : 1;

    /// <summary>Counts an occurrence.</summary>
    /// <param name="one">The occurrence.</param>
    /// <param name="today">The day on which it stands as it does.</param>
    public void Add(Disclosure one, DateOnly today)
    {
        switch (one.StateOn(today))
        {
            case DisclosureState.OnTime:
                OnTime++;
                break;
            case DisclosureState.Early:
                Early++;
                break;
            case DisclosureState.Late:
                Late++;
                LateWithoutReason += one.LateReason.Length == 0 ? 1 : 0;
                break;
            case DisclosureState.Overdue:
                Overdue++;
                break;
            case DisclosureState.Missing:
                Overdue++;
                Missing++;
                break;
            case DisclosureState.DueSoon:
                Pending++;
                DueSoon++;
                break;
            case DisclosureState.Pending:
                Pending++;
                break;
            default:
                NotNeeded++;
                break;
        }
    }
}
