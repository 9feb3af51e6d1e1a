using OpenGov.Catalogues.Checking;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Counting;

public sealed class CoverageTableTests
{
    [Fact]
    public async Task The_table_of_coverage_says_what_the_tests_are()
    {
        var (document, written) = (Path.Combine(Repository.Root, "tests/Catalogue.Tests/COVERAGE.md"), await CoverageTable.WriteAsync());
        if (!File.Exists(document) || await File.ReadAllTextAsync(document, TestContext.Current.CancellationToken) != written)
        {
            var proposal = Path.Combine(AppContext.BaseDirectory, "COVERAGE.md");
            await File.WriteAllTextAsync(proposal, written, TestContext.Current.CancellationToken);
            Assert.Fail($"{document} is not what the tests are. Copy {proposal} over it, or paste:\n{written}");
        }
    }

    [Fact]
    public async Task Every_rule_has_tests_and_every_test_of_a_rule_names_one_that_exists() => Assert.Equal(
        CheckRules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), (await TestCases.ByAsync("rule")).Keys.Order(StringComparer.Ordinal));
}
