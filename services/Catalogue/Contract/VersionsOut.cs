using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>How a version is shown.</summary>
/// <param name="ToKeepers">
/// With names and notes of the people who worked on it; otherwise only what is for the public. Notes can repeat what a draft says.
/// </param>
/// <param name="WithItems">With its items.</param>
/// <param name="Newest">The highest number of its catalogue that was ever public; older published versions are superseded.</param>
/// <param name="UpstreamCurrent">The newest version of its upstream; 0 when it is not known or there is no upstream.</param>
public sealed record VersionView(bool ToKeepers, bool WithItems, int Newest = 0, int UpstreamCurrent = 0);

/// <summary>Versions as the contract shows them.</summary>
public static class VersionsOut
{
    /// <summary>A version.</summary>
    public static Wire.CatalogueVersion Of(Stored<CatalogueVersion> stored, VersionView view, DirectorySnapshot directory)
    {
        var version = stored.Value;
        var shown = new Wire.CatalogueVersion
        {
            CatalogueId = version.CatalogueId,
            Number = version.State == VersionState.Discarded ? 0 : version.Number,
            Title = version.IsWorking
                ? CatalogueTitle.Today(version.Title, CatalogueId.Stored(version.CatalogueId), directory)
                : version.Title,
            State = StateOf(version, view.Newest),
            ItemCount = version.Items.Count,
            Digest = ContentDigest.Of(version),
            Revision = stored.Revision,
            Upstream = UpstreamOf(version.Upstream, view.UpstreamCurrent),
            FurtherUpstreams = { version.FurtherUpstreams.Select(pin => UpstreamOf(pin, 0)) },
            WithdrawalReason = version.WithdrawalReason,
            PublishTime = version.PublishedAt?.ToTimestamp(),
            Emergency = version.Emergency is not null,
            Review = view.ToKeepers ? ReviewsOut.Of(version, view.WithItems, directory) : null,
        };
        shown.Steps.AddRange(version.Steps.Where(step => view.ToKeepers || !IsForKeepers(step.Kind)).Select(step => StepOf(step, view.ToKeepers)));
        if (view.WithItems)
        {
            var district = CatalogueId.Stored(version.CatalogueId).District;
            shown.Items.AddRange(version.Items.Select((item, index) => ItemsOut.Of(item, index + 1, district, directory)));
        }

        return shown;
    }

    /// <summary>What a derived catalogue follows; null for one of its own.</summary>
    /// <param name="pin">What was pinned.</param>
    /// <param name="current">The newest version there, when it is known better than the pin does.</param>
    [return: NotNullIfNotNull(nameof(pin))]
    public static Wire.Upstream? UpstreamOf(UpstreamPin? pin, int current) => pin is null ? null : new()
    {
        CatalogueId = pin.CatalogueId,
        Version = pin.Version,
        CurrentVersion = Math.Max(pin.CurrentVersion, current),
    };

    /// <summary>The state as the public knows it.</summary>
    /// <param name="version">The version.</param>
    /// <param name="newest">The highest number of its catalogue that was ever public.</param>
    internal static Wire.VersionState StateOf(CatalogueVersion version, int newest) => version.State switch
    {
        VersionState.Draft => Wire.VersionState.Draft,
        VersionState.Submitted => Wire.VersionState.Submitted,
        VersionState.Approved => Wire.VersionState.Approved,
        VersionState.Published when version.Number < newest => Wire.VersionState.Superseded,
        VersionState.Published => Wire.VersionState.Published,
        VersionState.Withdrawn => Wire.VersionState.Withdrawn,
        VersionState.Discarded => Wire.VersionState.Discarded,
        _ => throw new InvalidOperationException($"state {version.State} is not in the contract"),
    };

    private static bool IsForKeepers(StepKind kind) => kind is StepKind.FindingsWaived or StepKind.WaiversRemoved or StepKind.FixesApplied;

    private static Wire.VersionStep StepOf(VersionStep step, bool toKeepers) => new()
    {
        Kind = (Wire.StepKind)(int)step.Kind,
        Actor = toKeepers ? step.Actor : "",
        OrganisationId = step.OrganisationId,
        Time = step.At.ToTimestamp(),
        Note = toKeepers || step.Kind == StepKind.Withdrawn ? step.Note : "",
        Digest = step.Digest,
        Stage = toKeepers ? step.Stage : "",
        OnBehalfOf = toKeepers ? step.OnBehalfOf : "",
    };
}
