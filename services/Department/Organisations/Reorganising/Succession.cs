namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Who stands for an organisation today, when it or its successor has ended meanwhile.</summary>
public static class Succession
{
    private const int LongestChain = 64;

    /// <summary>The organisation that stands in the place of one; the last one known where the chain ends nowhere.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="find">Finds organisations; null for one that is not known.</param>
    public static string Standing(string id, Func<string, Organisation?> find)
    {
        for (var steps = 0; steps < LongestChain; steps++)
        {
            if (find(id) is not { DissolvedOn: not null, SuccessorIds: [var next, ..] })
            {
                return id;
            }

            id = next;
        }

        return id;
    }
}
