using System.Diagnostics;
using System.Globalization;
using OpenGov.Benchmarks.Measuring;
using OpenGov.Publications.Search;

namespace OpenGov.Benchmarks.Rows;

/// <summary>
/// Search over 70,000 items, each question once with counts of all facets and a page of 20: every two characters that stand in a name or a
/// content, longer texts, two terms, filters. A sample of the answers is compared with a look into every item.
/// </summary>
public static class SearchRow
{
    private const int Items = 70_000;
    private const int Questions = 2_000;

    /// <summary>Measures the row.</summary>
    public static Task RunAsync(Report report, Effort effort)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new ItemIndex();
        var published = PublishedItems.Take(Items).ToList();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var watch = Stopwatch.StartNew();
        index.Fill(published.Select(one => SearchTableReader.Read(one.Snapshot, one.Content)));
        var built = watch.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before - bytes;
        report.Add($"Search: index of {Items:N0} items built from the stored tables, s", built.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
        report.Add("… hits of the commonest two characters", Commonest(index.View).ToString("N0", CultureInfo.InvariantCulture));
        report.Add("… memory besides the tables, MB", (memory / 1e6).ToString("0", CultureInfo.InvariantCulture));

        var view = index.View;
        var tables = published.Select(one => SearchTableReader.Read(one.Snapshot, one.Content)).ToList();
        var random = new Random(7);
        var classes = Classes(tables, random);
        foreach (var (_, questions) in classes)
        {
            foreach (var question in questions.Take(300))
            {
                view.Find(question, 0, 20);
            }

            foreach (var question in questions.Take(effort == Effort.Quick ? 3 : 10))
            {
                Compare(tables, question, view.Find(question, 0, 20));
            }
        }

        // Each question once in each round; the percentile is that of all of them.
        foreach (var (name, questions) in classes)
        {
            List<(double Middle, double Slow)> rounds = [];
            for (var round = 0; round < effort.Rounds; round++)
            {
                var times = new double[questions.Count];
                for (var at = 0; at < questions.Count; at++)
                {
                    var started = Stopwatch.GetTimestamp();
                    view.Find(questions[at], 0, 20);
                    times[at] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                }

                Array.Sort(times);
                rounds.Add((times[times.Length / 2], times[times.Length * 99 / 100]));
            }

            report.Add($"… {name}, {questions.Count:N0} questions, p50 ms", $"{Spread.Of(rounds.Select(round => round.Middle))}");
            report.AtMost($"… {name}, p99 ms", Spread.Of(rounds.Select(round => round.Slow)), name.StartsWith("two characters", StringComparison.Ordinal) ? 0.5 : 5);
        }

        return Task.CompletedTask;
    }

    private static List<(string Name, List<SearchQuestion> Questions)> Classes(List<SearchTable> tables, Random random)
    {
        var texts = tables.SelectMany(table => table.Items).SelectMany(item => new[] { item.Name, item.Content }).Where(text => text.Length > 1).ToArray();
        string Part(int shortest, int longest)
        {
            while (true)
            {
                var text = texts[random.Next(texts.Length)];
                var length = Math.Min(random.Next(shortest, longest + 1), text.Length);
                var from = random.Next(text.Length - length + 1);
                if (text.Substring(from, length) is { } part && part.Length >= shortest && !part.Contains(' ', StringComparison.Ordinal) && part.All(char.IsLetterOrDigit))
                {
                    return part;
                }
            }
        }

        List<SearchQuestion> Make(Func<SearchQuestion> one) => [.. Enumerable.Range(0, Questions).Select(_ => one())];
        var none = new Dictionary<Facet, IReadOnlySet<string>>();
        return
        [
            ("two characters, as often asked as they stand in the texts", Make(() => new(Part(2, 2), "", none))),
            ("two characters, each that occurs", [.. texts.SelectMany(Pairs).Distinct().OrderBy(_ => random.Next()).Take(Questions).Select(pair => new SearchQuestion(pair, "", none))]),
            ("3–8 characters", Make(() => new(Part(3, 8), "", none))),
            ("two terms", Make(() => new($"{Part(2, 4)} {Part(2, 4)}", "", none))),
            ("two characters in a street, one domain and two channels", Make(() => new(Part(2, 2), "", new Dictionary<Facet, IReadOnlySet<string>>
            {
                [Facet.Division] = new HashSet<string> { $"610116{random.Next(1, 100):000}" },
                [Facet.Domain] = new HashSet<string> { $"{random.Next(1, 27):00}" },
                [Facet.Channel] = new HashSet<string> { "1", "7" },
            }))),
            ("nothing but filters", Make(() => new("", "610116", new Dictionary<Facet, IReadOnlySet<string>> { [Facet.Domain] = new HashSet<string> { $"{random.Next(1, 27):00}" } }))),
        ];
    }

    private static int Commonest(IndexView view) =>
        new[] { "公开", "办理", "信息", "服务", "政策", "管理" }.Max(pair => view.Find(new(pair, "", new Dictionary<Facet, IReadOnlySet<string>>()), 0, 0).Total);

    private static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(at => text.Substring(at, 2)).Where(pair => pair.All(char.IsLetterOrDigit));

    // By looking into every item, without an index or groups.
    private static void Compare(List<SearchTable> tables, SearchQuestion question, SearchResult answer)
    {
        bool Fits(SearchTable table, SearchItem item, Facet? except) =>
            table.Place.Division.StartsWith(question.Within, StringComparison.Ordinal)
            && question.Terms.All(term => item.Name.Contains(term, StringComparison.Ordinal) || item.Content.Contains(term, StringComparison.Ordinal) || item.Rest.Contains(term, StringComparison.Ordinal))
            && Enum.GetValues<Facet>().All(facet => facet == except || question.ChosenOf(facet) is not { } chosen || Values(table, item, facet).Any(chosen.Contains));

        var all = tables.SelectMany(table => table.Items.Select(item => (table, item))).ToList();
        Require(all.Count(one => Fits(one.table, one.item, null)) == answer.Total, question, "total");
        foreach (var facet in Enum.GetValues<Facet>())
        {
            var counts = all.Where(one => Fits(one.table, one.item, facet)).SelectMany(one => Values(one.table, one.item, facet)).CountBy(value => value)
                .ToDictionary(one => one.Key, one => one.Value);
            Require(
                Math.Min(counts.Count, 100) == answer.Facets[facet].Count && answer.Facets[facet].Sum(value => value.Count) == counts.Values.OrderDescending().Take(100).Sum() && answer.Facets[facet].All(value => counts.GetValueOrDefault(value.Value) == value.Count),
                question,
                facet.ToString());
        }
    }

    private static IEnumerable<string> Values(SearchTable table, SearchItem item, Facet facet) => facet switch
    {
        Facet.Domain => [table.Place.Domain],
        Facet.Division => [table.Place.Division],
        Facet.Organisation => item.Subjects.Select(subject => subject.Value).Distinct(),
        _ => Enumerable.Range(0, 16).Where(number => (item.Traits.Of(facet) & (1 << number)) != 0).Select(number => number.ToString(CultureInfo.InvariantCulture)),
    };

    private static void Require(bool holds, SearchQuestion question, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"search for \"{string.Join(' ', question.Terms)}\": {what} differs from a look into every item");
        }
    }
}
