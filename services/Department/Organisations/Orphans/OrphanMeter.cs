using System.Diagnostics.Metrics;

namespace OpenGov.Departments.Organisations.Orphans;

/// <summary>The meter <c>OpenGov.Department</c>: what is without a responsible organisation, by kind. Raise an alarm when it is not 0.</summary>
internal sealed class OrphanMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "OpenGov.Department";

    private IReadOnlyDictionary<OrphanKind, int> counts = new Dictionary<OrphanKind, int>();

    /// <summary>The instrument.</summary>
    public OrphanMeter(IMeterFactory factory) => factory.Create(Name).CreateObservableGauge(
        "opengov.department.orphans",
        () => Enum.GetValues<OrphanKind>().Select(kind => new Measurement<int>(counts.GetValueOrDefault(kind), new KeyValuePair<string, object?>("kind", kind.ShortName()))),
        "{orphan}",
        "Domains, published catalogues and dissolved organisations with accounts that nobody is responsible for.");

    /// <summary>What was found just now.</summary>
    public void Counted(IEnumerable<Orphan> found) => counts = found.CountBy(orphan => orphan.Kind).ToDictionary();
}
