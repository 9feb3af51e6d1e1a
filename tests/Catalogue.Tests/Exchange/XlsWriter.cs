using System.Text;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Writes a workbook of Excel 97–2003: BIFF8 records in a compound file, as small as readers take it ([MS-XLS], [MS-CFB]).</summary>
public sealed class XlsWriter
{
    private const int Sector = 512;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Unused = 0xFFFFFFFF;
    private const uint FatSector = 0xFFFFFFFD;

    private readonly List<(string Name, bool Hidden, byte[] Records)> sheets = [];

    /// <summary>Adds a sheet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Texts; no longer than a record, about 4,000 characters.</param>
    /// <param name="merges">Ranges by first row, last row, first column, last column, from 0.</param>
    /// <param name="hidden">Whether people do not see it.</param>
    public XlsWriter Sheet(string name, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<(int, int, int, int)>? merges = null, bool hidden = false)
    {
        var records = new List<byte>();
        Record(records, 0x0809, [.. Short(0x0600), .. Short(0x0010), .. new byte[12]]);
        Record(records, 0x0200, [.. Int(0), .. Int((uint)rows.Count), .. Short(0), .. Short(rows.Select(row => row.Count).DefaultIfEmpty().Max()), .. Short(0)]);
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows[i].Count; j++)
            {
                if (rows[i][j].Length > 0) Label(records, i, j, rows[i][j]);
            }
        }

        if (merges is { Count: > 0 })
        {
            Record(records, 0x00E5, [.. Short(merges.Count), .. merges.SelectMany(m => (byte[])[.. Short(m.Item1), .. Short(m.Item2), .. Short(m.Item3), .. Short(m.Item4)])]);
        }

        Record(records, 0x000A, []);
        sheets.Add((name, hidden, [.. records]));
        return this;
    }

    /// <summary>Adds a cell to the latest sheet, wherever it should stand, from 0.</summary>
    public XlsWriter Cell(int row, int column, string text)
    {
        var cell = new List<byte>();
        Label(cell, row, column, text);
        var (name, hidden, records) = sheets[^1];
        sheets[^1] = (name, hidden, [.. records[..^4], .. cell, .. records[^4..]]);
        return this;
    }

    public byte[] ToBytes() => Compound("Workbook", Workbook());

    /// <summary>A compound file with one stream.</summary>
    public static byte[] Compound(string name, byte[] content)
    {
        var stream = Padded(content, Math.Max(4096, content.Length));
        var data = stream.Length / Sector;
        var fats = 1;
        while (fats * (Sector / 4) < data + 1 + fats) fats++;
        var file = new List<byte>();
        file.AddRange([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. Short(0x3E), .. Short(3), .. Short(0xFFFE), .. Short(9), .. Short(6), .. new byte[6]]);
        file.AddRange([.. Int(0), .. Int((uint)fats), .. Int((uint)fats), .. Int(0), .. Int(4096), .. Int(EndOfChain), .. Int(0), .. Int(EndOfChain), .. Int(0)]);
        for (var i = 0; i < 109; i++) file.AddRange(Int(i < fats ? (uint)i : Unused));
        var chain = Enumerable.Repeat(FatSector, fats).Append(EndOfChain).Concat(Enumerable.Range(fats + 2, data - 1).Select(next => (uint)next)).Append(EndOfChain).ToList();
        while (chain.Count < fats * (Sector / 4)) chain.Add(Unused);
        foreach (var next in chain) file.AddRange(Int(next));
        file.AddRange(Entry("Root Entry", 5, child: 1, EndOfChain, 0));
        file.AddRange(Entry(name, 2, Unused, (uint)fats + 1, (uint)stream.Length));
        file.AddRange(Entry("", 0, Unused, 0, 0));
        file.AddRange(Entry("", 0, Unused, 0, 0));
        file.AddRange(stream);
        return [.. file];
    }

    private byte[] Workbook()
    {
        var head = new List<byte>();
        Record(head, 0x0809, [.. Short(0x0600), .. Short(0x0005), .. new byte[12]]);
        Record(head, 0x0042, [.. Short(1200)]);
        var offset = head.Count + sheets.Sum(sheet => 4 + 8 + (sheet.Name.Length * 2)) + 4;
        foreach (var (name, hidden, records) in sheets)
        {
            Record(head, 0x0085, [.. Int((uint)offset), (byte)(hidden ? 1 : 0), 0, (byte)name.Length, 1, .. Encoding.Unicode.GetBytes(name)]);
            offset += records.Length;
        }

        Record(head, 0x000A, []);
        return [.. head, .. sheets.SelectMany(sheet => sheet.Records)];
    }

    private static byte[] Entry(string name, byte type, uint child, uint start, uint size)
    {
        var text = Padded(Encoding.Unicode.GetBytes(name + (name.Length > 0 ? "\0" : "")), 64);
        return [.. text, .. Short(name.Length > 0 ? (name.Length + 1) * 2 : 0), type, 1, .. Int(Unused), .. Int(Unused), .. Int(child), .. new byte[36], .. Int(start), .. Int(size), .. Int(0)];
    }

    private static byte[] Padded(byte[] bytes, int length)
    {
        var padded = new byte[(length + 63) / 64 * 64 is var rounded && length > 64 ? (length + Sector - 1) / Sector * Sector : rounded];
        bytes.CopyTo(padded, 0);
        return padded;
    }

    private static void Label(List<byte> records, int row, int column, string text) =>
        Record(records, 0x0204, [.. Short(row), .. Short(column), .. Short(0), .. Short(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);

    private static void Record(List<byte> records, int type, byte[] data) => records.AddRange([.. Short(type), .. Short(data.Length), .. data]);

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Int(uint value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];
}
