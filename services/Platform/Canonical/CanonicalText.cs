using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpenGov.Platform.Canonical;

/// <summary>
/// Text that is hashed, the same on every machine and in every culture: UTF-8 lines, each ended by one line feed. The first names the
/// form and its version; each other is "name=length:value" with the length of the value in bytes, so that no value can be taken for
/// another line.
/// </summary>
/// <param name="form">Name and version, for example "opengov-item-1".</param>
public sealed class CanonicalText(string form)
{
    private readonly StringBuilder text = new(form + "\n", 1024);

    /// <summary>Adds a line.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="value">Its value; what does not apply has length 0.</param>
    public CanonicalText Add(string name, string? value)
    {
        var given = value ?? "";
        text.Append(name).Append('=').Append(Number(Encoding.UTF8.GetByteCount(given))).Append(':').Append(given).Append('\n');
        return this;
    }

    /// <summary>Adds a line with a decimal number.</summary>
    public CanonicalText Add(string name, long value) => Add(name, Number(value));

    /// <summary>Adds a line with the number of values, then one for each.</summary>
    /// <param name="name">Name of the line with their number.</param>
    /// <param name="one">Name of each value's line.</param>
    /// <param name="values">The values, in order.</param>
    public CanonicalText Add(string name, string one, IReadOnlyCollection<string> values)
    {
        Add(name, values.Count);
        foreach (var value in values)
        {
            Add(one, value);
        }

        return this;
    }

    /// <summary>SHA-256 of the text, 64 hexadecimal characters in lower case.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())));

    /// <summary>The text.</summary>
    public override string ToString() => text.ToString();

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
