namespace OpenGov.Platform.Tables.Layout;

/// <summary>The lines of a text in a document, where a line is ended by a break and nothing else.</summary>
internal static class PrintLines
{
    /// <summary>
    /// A blank line between two others, which documents have when two breaks follow each other. Readers of documents, also ours, take two breaks
    /// for one; a blank that is not broken keeps the line.
    /// </summary>
    private const string Blank = "\u00a0";

    /// <summary>The lines; the first and the last may be empty, no other is.</summary>
    public static string[] Of(string text)
    {
        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length - 1; i++)
        {
            if (lines[i].Length == 0) lines[i] = Blank;
        }

        return lines;
    }
}
