namespace OpenGov.Platform.Documents.Embedded;

/// <summary>
/// A large body is filled up with spaces, which JSON allows at its end, to a size that most changes do not alter. SQLite overwrites a
/// row of the same size where it lies and writes only the pages that differ; a row of another size gives back all its pages and takes
/// others, which makes of a changed word a dozen pages to log, to flush and to copy.
/// </summary>
internal static class PaddedBody
{
    private const int Step = 1024;
    private const int Large = 4 * Step;

    public static byte[] Of(byte[] json)
    {
        var rest = json.Length % Step;
        if (json.Length < Large || rest == 0)
        {
            return json;
        }

        var padded = new byte[json.Length + Step - rest];
        json.CopyTo(padded, 0);
        padded.AsSpan(json.Length).Fill((byte)' ');
        return padded;
    }
}
