using OpenGov.Catalogues.Responsibility;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Responsibility;

public sealed class PermissionTableTests
{
    [Fact]
    public void Every_rpc_has_a_line_and_every_line_an_rpc() => Assert.Equal(
        new[]
        {
            CatalogueReflection.Descriptor, DraftReflection.Descriptor, ReviewReflection.Descriptor, DerivationReflection.Descriptor,
            ComparisonReflection.Descriptor,
        }
        new[] { CatalogueReflection.Descriptor, DraftReflection.Descriptor, ImportReflection.Descriptor, ReviewReflection.Descriptor, DerivationReflection.Descriptor }
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods, (service, method) => $"{service.FullName}/{method.Name}")
            .Order(),
        CataloguePermissions.Table.Lines.Keys.Order());

    [Fact]
    public void Only_reading_what_is_public_needs_no_token() => Assert.Equal(
        ["DiffVersions", "GetCatalogue", "GetVersion", "ListCatalogues", "ListVersions", "PrintComparison", "WatchCatalogues"],
        CataloguePermissions.Table.Lines.Where(line => line.Value.IsPublic).Select(line => line.Key.Split('/')[1]).Order());

    [Fact]
    public void Administrators_and_machines_change_nothing() => Assert.All(
        CataloguePermissions.Table.Lines.Where(line => !line.Value.IsPublic),
        line =>
        {
            Assert.DoesNotContain("administrator", line.Value.Roles);
            Assert.NotEmpty(line.Value.Roles);
            Assert.Equal(line.Key.Split('/')[1].StartsWith("Get", StringComparison.Ordinal) || line.Key.EndsWith("ListUpstreamChanges", StringComparison.Ordinal), line.Value.Roles.Contains("client"));
        });
}
