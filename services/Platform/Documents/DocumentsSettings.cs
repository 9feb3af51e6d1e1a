using Microsoft.Extensions.Configuration;

namespace OpenGov.Platform.Documents;

/// <summary>Where documents are kept: the configuration section "Documents".</summary>
/// <param name="UsesMongo">MongoDB, else the embedded file.</param>
/// <param name="Path">Folder of the embedded files.</param>
/// <param name="ConnectionString">Address of MongoDB.</param>
/// <param name="DatabasePrefix">What the database names begin with.</param>
public sealed record DocumentsSettings(bool UsesMongo, string Path, string ConnectionString, string DatabasePrefix)
{
    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">A value is missing or not allowed; the message names the key.</exception>
    public static DocumentsSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Documents");
        var engine = section["Engine"] ?? "Embedded";
        var usesMongo = engine.Equals("MongoDB", StringComparison.OrdinalIgnoreCase);
        if (!usesMongo && !engine.Equals("Embedded", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Documents__Engine is \"{engine}\"; allowed are \"Embedded\" and \"MongoDB\".");
        }

        var address = section["ConnectionString"] ?? "";
        if (usesMongo && address.Length == 0)
        {
            throw new InvalidOperationException("Documents__ConnectionString is missing; MongoDB needs one, for example \"mongodb://mongo:27017/?replicaSet=rs0\".");
        }

        var prefix = section["DatabasePrefix"] ?? "";
        if (prefix.Length > 30 || !prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new InvalidOperationException($"Documents__DatabasePrefix is \"{prefix}\"; allowed are up to 30 of a–z, A–Z, 0–9, \"-\" and \"_\".");
        }

        var path = section["Path"] ?? "./data";
        return path.Length > 0
            ? new(usesMongo, path, address, prefix)
            : throw new InvalidOperationException("Documents__Path is empty; it is the folder of the embedded files.");
    }
}
