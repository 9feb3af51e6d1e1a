using System.Reflection;
using Google.Protobuf.Reflection;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Responsibility;

public sealed class PermissionTableTests
{
    [Fact]
    public void Every_rpc_has_a_line_and_every_line_an_rpc() => Assert.Equal(
        CatalogueFiles()
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods, (service, method) => $"{service.FullName}/{method.Name}")
            .Order(),
        CataloguePermissions.Table.Lines.Keys.Order());

    [Fact]
    public void Only_reading_what_is_public_needs_no_token() => Assert.Equal(
        [
            "DiffVersions", "ExplainTimeLimit", "ExportVersion", "GetBasis", "GetCatalogue", "GetCoverage", "GetVersion", "ListBases", "ListCatalogues",
            "ListCheckRules", "ListCitations", "ListSubjectItems", "ListVersions", "PrintComparison", "WatchCatalogues",
        ],
        CataloguePermissions.Table.Lines.Where(line => line.Value.IsPublic).Select(line => line.Key.Split('/')[1]).Order());

    [Fact]
    public void Administrators_and_machines_change_nothing() => Assert.All(
        CataloguePermissions.Table.Lines.Where(line => !line.Value.IsPublic),
        line =>
        {
            Assert.NotEmpty(line.Value.Roles);
            var rpc = line.Key.Split('/')[1];
            if (line.Key.Contains("AuditService", StringComparison.Ordinal) || line.Key.Contains("SelfCheckService", StringComparison.Ordinal))
            {
                // Oversight, which only reads.
                Assert.Equal(["administrator", "office"], line.Value.Roles);
                Assert.Contains(rpc, (string[])["ListAuditEntries", "ExportAuditEntries", "VerifyAudit", "GetSelfCheck"]);
                return;
            }

            Assert.DoesNotContain("administrator", line.Value.Roles);
            // What waits for a review, and how a clerk's files are read, is for people.
            var reads = (rpc.StartsWith("Get", StringComparison.Ordinal) || rpc.StartsWith("List", StringComparison.Ordinal) || rpc.StartsWith("Export", StringComparison.Ordinal))
                && rpc is not ("ListPendingReviews" or "ListImportMappings");
            Assert.Equal(reads, line.Value.Roles.Contains("client"));
        });

    /// <summary>Every file of the service's package, so that a new service cannot be forgotten here.</summary>
    private static IEnumerable<FileDescriptor> CatalogueFiles() => typeof(CatalogueReflection).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
        .OfType<FileDescriptor>()
        .Where(file => file.Package == CatalogueReflection.Descriptor.Package);
}
