using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Rest;

/// <summary>What was found wrong with a request; a caller who sends a thousand wrong things needs to see the first hundred.</summary>
internal sealed class Violations
{
    private const int Most = 100;
    private const int LongestPath = 200;

    private readonly List<Violation> found = [];

    public bool Any => found.Count > 0;

    public bool Full => found.Count >= Most;

    public void Add(string path, string description)
    {
        if (!Full)
        {
            found.Add(new(path.Length > LongestPath ? path[..LongestPath] + "…" : path, description));
        }
    }

    public RequestException ToRefusal() => Refused.Invalid(found);
}
