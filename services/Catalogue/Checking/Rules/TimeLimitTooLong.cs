namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Longer than Regulation art. 26 allows, and the text names no statute that sets another limit.</summary>
public sealed class TimeLimitTooLong : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "time-limit-too-long",
        "超过法定的20个工作日",
        "主动公开的信息应当自形成或者变更之日起20个工作日内公开，法律、法规另有规定的从其规定（《政府信息公开条例》第二十六条）。请缩短时限；法律、法规确有规定的，请在时限里写明“法律法规另有规定的从其规定”。",
        "公开时限写着“信息形成之日起60日内”",
        Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        // What is public on request only has the limits of art. 33.
        var onRequest = item.Elements.Methods.Count > 0 && !item.IsProactive;
        if (!onRequest && Deadlines.IsTooLong(item.Elements.TimeLimit))
        {
            yield return new("timeLimit.text", "超过《政府信息公开条例》第二十六条规定的20个工作日，请缩短，或写明“法律法规另有规定的从其规定”");
        }
    }
}
