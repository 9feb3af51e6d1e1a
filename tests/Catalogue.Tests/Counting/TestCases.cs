using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace OpenGov.Catalogues.Tests.Counting;

/// <summary>
/// The test cases of this project as the runner runs them, a row of a theory's data being one, with their traits; so
/// <c>-preEnumerateTheories -trait "rule=subject-alias"</c> runs just as many as are counted here.
/// </summary>
internal static class TestCases
{
    /// <summary>How many test cases have a trait, by its value.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ByAsync(string trait)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in (await AllAsync()).SelectMany(test => test.Traits).Where(pair => pair.Key == trait).Select(pair => pair.Value))
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts;
    }

    /// <summary>How many test cases a class has.</summary>
    public static async Task<int> OfAsync(Type type) => (await AllAsync()).Count(test => test.Class == type);

    private static async Task<IReadOnlyList<(Type Class, IReadOnlyList<KeyValuePair<string, string>> Traits)>> AllAsync()
    {
        var cases = new List<(Type, IReadOnlyList<KeyValuePair<string, string>>)>();
        await using var disposals = new DisposalTracker();
        foreach (var test in typeof(TestCases).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(IsTest))
        {
            var ofMethod = test.GetCustomAttributes().OfType<ITraitAttribute>().SelectMany(trait => trait.GetTraits()).ToList();
            foreach (var ofRow in await RowsAsync(test, disposals)) cases.Add((test.DeclaringType!, [.. ofMethod, .. ofRow]));
        }

        return cases;
    }

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes().OfType<IFactAttribute>().Any();

    /// <summary>The traits of each row of data; one row without any for a test that takes none.</summary>
    private static async Task<IReadOnlyList<IEnumerable<KeyValuePair<string, string>>>> RowsAsync(MethodInfo test, DisposalTracker disposals)
    {
        var rows = new List<IEnumerable<KeyValuePair<string, string>>>();
        var sources = test.GetCustomAttributes().OfType<IDataAttribute>().ToList();
        foreach (var source in sources)
        {
            if (source is ITypeAwareDataAttribute aware) aware.MemberType ??= test.DeclaringType;
            rows.AddRange((await source.GetData(test, disposals)).Select(row =>
                (row.Traits ?? []).SelectMany(trait => trait.Value.Select(value => KeyValuePair.Create(trait.Key, value)))));
        }

        return sources.Count > 0 ? rows : [[]];
    }
}
