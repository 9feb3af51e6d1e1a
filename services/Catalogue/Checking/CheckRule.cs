namespace OpenGov.Catalogues.Checking;

/// <summary>A rule that catalogues are checked by (design.md §5, Checks), as people read about it.</summary>
/// <param name="Id">Stable; lower-case English words joined by "-", for example "website-missing". Never reused for another meaning.</param>
/// <param name="Title">A few words of Chinese.</param>
/// <param name="Explanation">Why it is a rule and what to do.</param>
/// <param name="Example">What a violation looks like.</param>
/// <param name="Severity">The severest that its findings can be; some are milder.</param>
public sealed record CheckRule(string Id, string Title, string Explanation, string Example, Severity Severity);

/// <summary>What a finding means for a submission; the numbers are those of the contract.</summary>
public enum Severity
{
    /// <summary>错误: stops it.</summary>
    Error = 1,

    /// <summary>提醒: stops it until the draft is mended or somebody says on record why it is right.</summary>
    Warning = 2,

    /// <summary>提示: worth a look, stops nothing.</summary>
    Hint = 3,
}
