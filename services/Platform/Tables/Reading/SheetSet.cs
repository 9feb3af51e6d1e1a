namespace OpenGov.Platform.Tables.Reading;

/// <summary>The sheets of a file.</summary>
/// <param name="Visible">Sheets that people see when they open it.</param>
/// <param name="Notices">What was left out or stands out, in Chinese.</param>
public sealed record SheetSet(IReadOnlyList<Grid> Visible, IReadOnlyList<string> Notices);
