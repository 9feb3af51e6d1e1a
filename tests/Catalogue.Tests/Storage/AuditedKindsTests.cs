using OpenGov.Catalogues.Storage;

namespace OpenGov.Catalogues.Tests.Storage;

/// <summary>Which kinds of documents are written without a record: only what follows from others. Nobody adds one in passing.</summary>
public sealed class AuditedKindsTests
{
    [Fact]
    public void Only_copies_and_indexes_are_written_without_a_record() => Assert.Equal(
        ["BasisCitations", "Citations", "Domains", "NotApplicable", "Organisations", "Progress"],
        typeof(DocumentTypes).GetProperties()
            .Where(kind => kind.GetValue(null) is { } type && false.Equals(type.GetType().GetProperty("IsAudited")?.GetValue(type)))
            .Select(kind => kind.Name)
            .Order(StringComparer.Ordinal));
}
