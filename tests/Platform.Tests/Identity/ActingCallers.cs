using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Tests.Identity;

public sealed class ActingCallers
{
    private static readonly Caller Plain = new("li", "mzj", "610116", new HashSet<string> { "editor", "leader" });

    private static Caller Acting => Plain with
    {
        Roles = new HashSet<string> { "editor", "reviewer", "leader" },
        ActsFor = new Dictionary<string, string> { ["reviewer"] = "wang", ["leader"] = "zhao" },
    };

    [Fact]
    public void Without_a_delegation_a_caller_is_one_person()
    {
        Assert.Equal(["li"], Plain.Persons);
        Assert.Equal(["li"], Plain.Using("leader").Persons);
    }

    [Theory]
    [InlineData("li", "editor")]
    [InlineData("li", "leader", "editor")]
    [InlineData("li zhao", "leader")]
    [InlineData("li zhao", "office", "leader")]
    [InlineData("li zhao", "leader", "reviewer")]
    [InlineData("li wang", "reviewer", "leader")]
    public void A_caller_acts_in_the_own_name_where_that_is_enough_and_otherwise_in_the_name_of_whose_role_is_used(string persons, params string[] roles) =>
        Assert.Equal(persons.Split(' '), Acting.Using(roles).Persons);

    [Fact]
    public void Before_it_is_known_which_role_is_used_and_where_none_fits_a_caller_counts_for_all()
    {
        Assert.Equal(["li", "wang", "zhao"], Acting.Persons);
        Assert.Equal(["li", "wang", "zhao"], Acting.Using("office").Persons);
    }
}
