using System.IO.Compression;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange.Files;

/// <summary>
/// What an xlsx may unfold to. The sizes are those that the archive declares; .NET never reads more of an entry than it declares, so
/// a lie makes the file damaged, not large.
/// </summary>
internal static class ZipBounds
{
    /// <summary>Parts of the archive; a table has about ten.</summary>
    public const int MostEntries = 2_000;

    /// <summary>All parts together unfolded. 2,000 full items are about 12 MB.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Tables of repeated words reach 60 : 1, files made to burst up to 1,000 : 1.</summary>
    public const long MostRatio = 200;

    /// <summary>Below this size the ratio says nothing.</summary>
    private const long RatioFrom = 1024 * 1024;

    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: beyond the bounds.</exception>
    /// <exception cref="InvalidDataException">Not a zip archive.</exception>
    public static void Check(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostEntries) throw Unreadable.File("文件内部的部件过多，不是普通的表格");
        if (archive.Entries.Any(entry => entry.IsEncrypted)) throw Unreadable.File("文件加了密码；请去掉密码后再导入");
        var total = archive.Entries.Sum(entry => entry.Length);
        if (total > MostBytes) throw Unreadable.File("文件解压后超过 64 MB；请删除表格下方和右侧的空白行列、图片后再导入");
        if (archive.Entries.Any(entry => entry.Length > RatioFrom && entry.Length > entry.CompressedLength * MostRatio))
        {
            throw Unreadable.File("文件的压缩比异常，不是普通的表格；请新建表格，把内容复制过去后再导入");
        }

        file.Position = 0;
    }
}
