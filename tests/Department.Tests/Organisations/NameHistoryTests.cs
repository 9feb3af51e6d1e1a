using OpenGov.Departments.Organisations;

namespace OpenGov.Departments.Tests.Organisations;

public sealed class NameHistoryTests
{
    private static readonly NameHistory Office = new("区扶贫办", "长安区扶贫开发办公室", null, []);

    [Fact]
    public void A_new_name_leaves_the_old_one_with_its_days()
    {
        var renamed = Office.Rename("区乡村振兴局", "长安区乡村振兴局", new(2021, 5, 28)).Rename("区农业农村局", "", new(2024, 3, 1));
        Assert.Equal(("区农业农村局", "", new DateOnly(2024, 3, 1)), (renamed.Name, renamed.FullName, renamed.From));
        Assert.Equal(
            [("区扶贫办", "长安区扶贫开发办公室", null, new(2021, 5, 28)), ("区乡村振兴局", "长安区乡村振兴局", new DateOnly(2021, 5, 28), new DateOnly(2024, 3, 1))],
            renamed.Former.Select(former => (former.Name, former.FullName, former.From, former.Until)));
    }

    [Theory]
    [InlineData("1999-01-01", "区扶贫办", 0)]
    [InlineData("2021-05-27", "区扶贫办", 0)]
    [InlineData("2021-05-28", "区乡村振兴局", 1)]
    [InlineData("2024-02-29", "区乡村振兴局", 1)]
    [InlineData("2024-03-01", "区农业农村局", 2)]
    [InlineData("2030-01-01", "区农业农村局", 2)]
    public void The_name_of_a_day_is_the_one_of_that_day(string day, string name, int formerNames)
    {
        var asOf = Office.Rename("区乡村振兴局", "", new(2021, 5, 28)).Rename("区农业农村局", "", new(2024, 3, 1))
            .AsOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((name, formerNames), (asOf.Name, asOf.Former.Count));
    }

    [Fact]
    public void Two_new_names_on_one_day_leave_no_trace_of_the_first()
    {
        var renamed = Office.Rename("甲", "", new(2021, 5, 28)).Rename("乙", "", new(2021, 5, 28));
        Assert.Equal(("乙", "区扶贫办"), (renamed.Name, Assert.Single(renamed.Former).Name));
    }

    [Fact]
    public void Whatever_the_renamings_every_day_has_the_name_that_was_given_last_before_it()
    {
        var random = new Random(26);
        for (var round = 0; round < 200; round++)
        {
            var given = new SortedDictionary<DateOnly, string>();
            var history = Office;
            var day = new DateOnly(2000, 1, 1);
            for (var step = 0; step < random.Next(6); step++)
            {
                day = day.AddDays(random.Next(3));
                given[day] = $"名称{round}-{step}";
                history = history.Rename(given[day], "", day);
            }

            for (var asked = new DateOnly(1999, 12, 30); asked < day.AddDays(3); asked = asked.AddDays(1))
            {
                var expected = given.LastOrDefault(one => one.Key <= asked).Value ?? Office.Name;
                Assert.Equal(expected, history.AsOf(asked).Name);
            }
        }
    }
}
