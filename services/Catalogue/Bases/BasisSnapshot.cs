using System.Collections.Frozen;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Bases;

/// <summary>
/// All legal bases at one moment; never changes. A new one is made when the registry does, so two of the same object say the same.
/// Answering about a citation takes a few look-ups, however many bases there are.
/// </summary>
public sealed class BasisSnapshot
{
    private const int LongestChain = 16;
    private readonly FrozenDictionary<string, Stored<LegalBasis>> bases;
    private readonly (Stored<LegalBasis> Basis, string Text)[] byTitle;
    private readonly FrozenDictionary<string, LegalBasis[]> titles;
    private readonly FrozenDictionary<string, LegalBasis[]> numbers;

    // A district cites some hundred documents, each of them again and again.
    private readonly ReadingMemo<(string Title, string Number, DateOnly Day), BasisStanding> standings;

    /// <summary>A snapshot.</summary>
    /// <param name="bases">All bases.</param>
    public BasisSnapshot(IEnumerable<Stored<LegalBasis>> bases)
    {
        this.bases = bases.ToFrozenDictionary(basis => basis.Value.Id, StringComparer.Ordinal);
        byTitle = [.. this.bases.Values
            .Order(Comparer<Stored<LegalBasis>>.Create((one, other) => Compare(one.Value.Title, one.Id, other.Value.Title, other.Id)))
            .Select(basis => (basis, string.Join('\n', basis.Value.Aliases.Prepend(basis.Value.DocumentNumber).Prepend(basis.Value.Title).Select(BasisNames.Plain))))];
        titles = Grouped(basis => basis.Aliases.Prepend(basis.Title).Select(BasisNames.Title));
        numbers = Grouped(basis => [BasisNames.Number(basis.DocumentNumber)]);
        standings = new(cited => Meant(cited.Title, cited.Number, cited.Day) is { } basis ? StandingOf(basis, cited.Day) : BasisStanding.Unknown, 2_048);
    }

    /// <summary>Nothing is known.</summary>
    public static BasisSnapshot Empty { get; } = new([]);

    /// <summary>How many bases there are.</summary>
    public int Count => byTitle.Length;

    /// <summary>The bases whose title, alias or number has a text in it, in the order of <see cref="Compare"/>.</summary>
    /// <param name="text">What is looked for, however it is written; empty for all.</param>
    public IEnumerable<Stored<LegalBasis>> Search(string text)
    {
        var plain = BasisNames.Plain(text);
        return byTitle.Where(basis => basis.Text.Contains(plain, StringComparison.Ordinal)).Select(basis => basis.Basis);
    }

    /// <summary>The order of bases: by title, then by id.</summary>
    public static int Compare(string title, string id, string otherTitle, string otherId) =>
        string.CompareOrdinal(title, otherTitle) is not 0 and var order ? order : string.CompareOrdinal(id, otherId);

    /// <summary>The basis with this id; null when there is none.</summary>
    public LegalBasis? Find(string id) => bases.TryGetValue(id, out var found) ? found.Value : null;

    /// <summary>What a citation means and whether that is in force on a day. Never guesses: what may be several documents is unknown.</summary>
    /// <param name="citation">The citation as an item holds it.</param>
    /// <param name="day">A day in Asia/Shanghai.</param>
    public BasisStanding StandingOf(LegalBasisCitation citation, DateOnly day) =>
        standings.Read((citation.Title.Length > 0 ? citation.Title : citation.Text, citation.DocumentNumber, day));

    /// <summary>Whether a basis is in force on a day.</summary>
    public BasisStanding StandingOf(LegalBasis basis, DateOnly day)
    {
        var status = basis.StatusOn(day);
        return new(status, basis.Id, basis.Title, status == BasisStatus.NotYetInForce ? basis.EffectiveOn : basis.RepealedOn, Successor(basis));
    }

    private LegalBasis? Meant(string writtenTitle, string writtenNumber, DateOnly day)
    {
        var number = BasisNames.Number(writtenNumber);
        var title = BasisNames.Title(writtenTitle);
        return (titles.TryGetValue(title, out var titled) ? OfTitle(titled, number, day) : null) ?? OfNumber(number);
    }

    private static LegalBasis? OfTitle(LegalBasis[] titled, string number, DateOnly day)
    {
        if (number.Length == 0)
        {
            return Present(titled, day);
        }

        var same = Array.FindAll(titled, basis => BasisNames.Number(basis.DocumentNumber) == number);
        if (same.Length > 0)
        {
            return Present(same, day);
        }

        // Another number: laws get a new one with each revision and keep their title, while the notices of two years may share a title.
        return titled is [var only] && (only.DocumentNumber.Length == 0 || HasTitleOfItsOwn(only.Kind)) ? only : null;
    }

    // A title that is shortened or mistyped, beside a number that only one document can have.
    private LegalBasis? OfNumber(string number) =>
        BasisNames.NamesOneDocument(number) && numbers.TryGetValue(number, out var numbered) && numbered is [var only] ? only : null;

    // Of several editions a citation without a number means the one in force, otherwise the latest.
    private static LegalBasis Present(LegalBasis[] editions, DateOnly day) => editions
        .OrderByDescending(basis => basis.StatusOn(day) == BasisStatus.InForce)
        .ThenByDescending(basis => basis.EffectiveOn ?? DateOnly.MinValue)
        .ThenBy(basis => basis.Id, StringComparer.Ordinal)
        .First();

    private static bool HasTitleOfItsOwn(BasisKind kind) => kind
        is BasisKind.Law or BasisKind.AdministrativeRegulation or BasisKind.LocalRegulation or BasisKind.DepartmentalRule;

    private string Successor(LegalBasis basis)
    {
        var successor = basis.ReplacedBy;
        for (var steps = 1; steps < LongestChain && Find(successor) is { ReplacedBy: { Length: > 0 } next } && next != basis.Id; steps++)
        {
            successor = next;
        }

        return successor;
    }

    private FrozenDictionary<string, LegalBasis[]> Grouped(Func<LegalBasis, IEnumerable<string>> names) => bases.Values
        .SelectMany(stored => names(stored.Value).Where(name => name.Length > 0).Distinct().Select(name => (Name: name, Basis: stored.Value)))
        .GroupBy(named => named.Name, named => named.Basis, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
