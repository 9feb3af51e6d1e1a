using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>All riders of a text together.</summary>
internal sealed record RiderSum
{
    public RiderSum(IEnumerable<Rider> riders)
    {
        foreach (var rider in riders)
        {
            switch (rider)
            {
                case Excepted:
                    OtherLaws = true;
                    break;
                case TakenDown taken:
                    Withdrawal = Withdrawal.Length == 0 ? taken.Words : $"{Withdrawal}；{taken.Words}";
                    break;
                case Longer longer:
                    SaysTwice |= Extension is not null || OuterBound is not null;
                    Extension = longer.Span;
                    break;
                case AtMost most:
                    SaysTwice |= Extension is not null || OuterBound is not null;
                    OuterBound = most.Span;
                    break;
                case Gap gap:
                    SaysTwice |= LongestGap is not null;
                    LongestGap = gap.Span;
                    break;
                case Display display:
                    SaysTwice |= Notice is not null;
                    (Notice, NoticeWords) = (display.Notice, display.Words);
                    break;
            }
        }
    }

    /// <summary>Other laws may set another limit.</summary>
    public bool OtherLaws { get; }

    /// <summary>When it is taken down; empty when not said.</summary>
    public string Withdrawal { get; } = "";

    /// <summary>What a limit may be extended by.</summary>
    public TimeLimitSpan? Extension { get; }

    /// <summary>"最长不超过".</summary>
    public TimeLimitSpan? OuterBound { get; }

    /// <summary>The longest gap between updates.</summary>
    public TimeLimitSpan? LongestGap { get; }

    /// <summary>How long it is on display.</summary>
    public NoticePeriod? Notice { get; init; }

    /// <summary>That as written ("征求意见期限不得少于30日").</summary>
    public string NoticeWords { get; init; } = "";

    /// <summary>Something is said twice, so that it is not clear which holds.</summary>
    public bool SaysTwice { get; }
}
