using OpenGov.Catalogues.Responsibility;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Responsibility;

public sealed class PermissionTableTests
{
    [Fact]
    public void Every_rpc_has_a_line_and_every_line_an_rpc() => Assert.Equal(
        new[] { CatalogueReflection.Descriptor, DraftReflection.Descriptor, ReviewReflection.Descriptor, DerivationReflection.Descriptor, BasisReflection.Descriptor, CoverageReflection.Descriptor }
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods, (service, method) => $"{service.FullName}/{method.Name}")
            .Order(),
        CataloguePermissions.Table.Lines.Keys.Order());

    [Fact]
    public void Only_reading_what_is_public_needs_no_token() => Assert.Equal(
        ["GetBasis", "GetCatalogue", "GetCoverage", "GetVersion", "ListBases", "ListCatalogues", "ListCitations", "ListVersions", "WatchCatalogues"],
        CataloguePermissions.Table.Lines.Where(line => line.Value.IsPublic).Select(line => line.Key.Split('/')[1]).Order());

    [Fact]
    public void Administrators_and_machines_change_nothing() => Assert.All(
        CataloguePermissions.Table.Lines.Where(line => !line.Value.IsPublic),
        line =>
        {
            Assert.DoesNotContain("administrator", line.Value.Roles);
            Assert.NotEmpty(line.Value.Roles);
            Assert.Equal(line.Key.Split('/')[1] is var rpc && (rpc.StartsWith("Get", StringComparison.Ordinal) || rpc.StartsWith("List", StringComparison.Ordinal)), line.Value.Roles.Contains("client"));
        });
}
