namespace OpenGov.Platform.Tables.Reading;

/// <summary>A cell of a file as text.</summary>
/// <param name="Text">What people see in it; empty for a blank cell.</param>
/// <param name="Fault">Why its text cannot be told, in Chinese: a formula error, a date. Null when it can.</param>
/// <param name="Continues">Whether it is merged with the cell above and shows the text of the topmost.</param>
public readonly record struct GridCell(string Text, string? Fault = null, bool Continues = false)
{
    /// <summary>A cell with nothing in it.</summary>
    public static GridCell Blank { get; } = new("");

    /// <summary>Whether people see nothing in it.</summary>
    public bool IsBlank => Fault is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether something is written here and not only shown from above.</summary>
    public bool IsOwn => !Continues && !IsBlank;
}
