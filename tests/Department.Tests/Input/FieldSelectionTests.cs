using Google.Protobuf.WellKnownTypes;
using OpenGov.Departments.Input;

namespace OpenGov.Departments.Tests.Input;

public sealed class FieldSelectionTests
{
    private readonly InputCheck check = new();

    [Fact]
    public void No_mask_and_an_empty_mask_mean_all()
    {
        foreach (var mask in new FieldMask?[] { null, new() })
        {
            var fields = FieldSelection.Of(check, mask, "name", "full_name");
            Assert.True(fields.Has("name") && fields.Has("full_name"));
        }

        Assert.Empty(check.Violations);
    }

    [Fact]
    public void Only_what_the_mask_names_is_selected()
    {
        var fields = FieldSelection.Of(check, FieldMask.FromString("full_name"), "name", "full_name");
        Assert.True(fields.Has("full_name"));
        Assert.False(fields.Has("name"));
        Assert.Empty(check.Violations);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("*")]
    [InlineData("organisation.name")]
    [InlineData("fullName")]
    public void A_path_that_cannot_be_updated_is_refused_with_those_that_can(string path)
    {
        FieldSelection.Of(check, new FieldMask { Paths = { "name", path } }, "name", "full_name");
        var violation = Assert.Single(check.Violations);
        Assert.Equal("updateMask", violation.Field);
        Assert.Contains(path, violation.Description, StringComparison.Ordinal);
        Assert.Contains("name、full_name", violation.Description, StringComparison.Ordinal);
    }
}
