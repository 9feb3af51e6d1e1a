namespace OpenGov.Testing;

/// <summary>
/// How many generated cases a property is tried with. Every run takes new ones, so a tenth in each of the many runs of a day finds what all
/// at once would, and nobody waits for it.
/// </summary>
public static class Cases
{
    /// <summary>Environment variable: "1" tries all cases.</summary>
    public const string Variable = "CATALOGUE_TEST_LONG";

    private static readonly bool All = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>The cases of this run.</summary>
    /// <param name="all">Cases of a long run.</param>
    public static int Of(int all) => All ? all : (all + 9) / 10;
}
