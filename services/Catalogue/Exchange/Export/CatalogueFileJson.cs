using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Exchange.Export;

/// <summary>The JSON export: a <c>CatalogueFile</c> of the contract.</summary>
internal static class CatalogueFileJson
{
    /// <summary>What the first field says; another number means that readers must look again.</summary>
    public const string Schema = "opengov.catalogue.v1.CatalogueFile/1";

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithIndentation("  "));

    /// <summary>The file, UTF-8.</summary>
    public static byte[] Write(CatalogueVersion version) => Encoding.UTF8.GetBytes(Formatter.Format(Of(version)) + "\n");

    private static Wire.CatalogueFile Of(CatalogueVersion version)
    {
        var file = new Wire.CatalogueFile
        {
            Schema = Schema,
            CatalogueId = version.CatalogueId,
            Title = version.Title,
            Number = version.Number,
            State = VersionsOut.StateOf(version, newest: version.Number),
            Digest = ContentDigest.Of(version),
            PublishTime = version.PublishedAt?.ToTimestamp(),
        };
        var district = CatalogueId.Stored(version.CatalogueId).District;
        // An empty directory: whose name a subject is may change, the file of a version may not.
        file.Items.AddRange(version.Items.Select((item, index) => ItemsOut.Of(item, index + 1, district, DirectorySnapshot.Empty)));
        return file;
    }
}
