using Microsoft.Data.Sqlite;
using OpenGov.Platform.Errors;
using SQLitePCL;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>What an error of the storage means to a caller.</summary>
internal static class StorageError
{
    public static RequestException ToRefusal(this SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => new RequestException(Reason.Unavailable, "数据盘空间已满，本次操作没有生效，请联系管理员清理空间后重试。"),
        raw.SQLITE_READONLY => new RequestException(Reason.Unavailable, "数据目录不可写，本次操作没有生效，请联系管理员检查权限后重试。"),
        _ => Refused.Unavailable("数据库"),
    };

    /// <summary>The key whose uniqueness a write would break; null for another error.</summary>
    public static string? BrokenKey(this SqliteException error)
    {
        const int Unique = 2067;
        const int PrimaryKey = 1555;
        if (error.SqliteExtendedErrorCode is not (Unique or PrimaryKey))
        {
            return null;
        }

        // "UNIQUE constraint failed: versions.key_working", the one place where SQLite tells the column.
        var column = error.Message[(error.Message.LastIndexOf('.', error.Message.TrimEnd('.', '\'').Length - 1) + 1)..].TrimEnd('.', '\'');
        return column.StartsWith(CollectionTable.KeyPrefix, StringComparison.Ordinal) ? column[CollectionTable.KeyPrefix.Length..] : "id";
    }
}
