using System.Text.RegularExpressions;
using OpenGov.Catalogues.Checking;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed partial class CheckRulesTests
{
    [Fact]
    public void Every_rule_has_an_id_of_its_own_and_tells_people_what_it_is_about()
    {
        Assert.InRange(CheckRules.All.Count, 40, 99);
        Assert.Equal(CheckRules.All.Count, CheckRules.All.DistinctBy(rule => rule.Id).Count());
        Assert.Equal(CheckRules.All.Count, CheckRules.All.DistinctBy(rule => rule.Title).Count());
        Assert.All(CheckRules.All, rule =>
        {
            Assert.Matches(Kebab(), rule.Id);
            Assert.InRange(rule.Title.Length, 3, 20);
            Assert.InRange(rule.Explanation.Length, 10, 200);
            Assert.InRange(rule.Example.Length, 4, 80);
            Assert.True(Enum.IsDefined(rule.Severity));
        });
    }

    [Fact]
    [Trait("rule", "basis-unknown")]
    public void A_good_item_is_found_nothing_in_but_that_the_registry_is_empty()
    {
        Assert.Empty(Checked.In(Checked.District, Sample.Item(1), Sample.Item(2)));
        Assert.Equal(Severity.Hint, Assert.Single(Checked.By("basis-unknown", elements => elements)).Severity);
    }

    [GeneratedRegex("^[a-z]+(?:-[a-z]+)*$")]
    private static partial Regex Kebab();
}
