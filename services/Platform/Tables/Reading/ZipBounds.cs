using System.IO.Compression;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// What an xlsx or docx may unfold to. The sizes are those that the archive declares; .NET never reads more of an entry than it declares, so
/// a lie makes the file damaged, not large.
/// </summary>
internal static class ZipBounds
{
    /// <summary>Checks the archive and tells what in it is left out: macros, links to other files, embedded files.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: beyond the bounds.</exception>
    /// <exception cref="InvalidDataException">Not a zip archive.</exception>
    public static IReadOnlyList<string> Check(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > FileLimits.ZipEntries) throw Unreadable.File("文件内部的部件过多，不是普通的表格");
        if (archive.Entries.Any(entry => entry.IsEncrypted)) throw Unreadable.File("文件加了密码；请去掉密码后再导入");
        var total = archive.Entries.Sum(entry => entry.Length);
        if (total > FileLimits.ZipBytes) throw Unreadable.File("文件解压后超过 64 MB；请删除表格下方和右侧的空白行列、图片后再导入");
        if (archive.Entries.Any(entry => entry.Length > FileLimits.ZipRatioFrom && entry.Length > entry.CompressedLength * FileLimits.ZipRatio))
        {
            throw Unreadable.File("文件的压缩比异常，不是普通的表格；请新建表格，把内容复制过去后再导入");
        }

        var notices = new List<string>();
        Report("vbaProject.bin", "文件里的宏没有运行，也没有导入");
        Report("/externalLinks/", "文件里到其他文件的链接没有打开；公式按保存时的值导入");
        Report("/embeddings/", "文件里嵌入的其他文件没有导入");
        Report("/comments", "批注没有导入");
        file.Position = 0;
        return notices;

        void Report(string part, string notice)
        {
            if (archive.Entries.Any(entry => entry.FullName.Contains(part, StringComparison.OrdinalIgnoreCase))) notices.Add(notice);
        }
    }
}
