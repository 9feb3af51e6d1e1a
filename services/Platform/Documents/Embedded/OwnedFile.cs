namespace OpenGov.Platform.Documents.Embedded;

/// <summary>
/// The file of a service, owned by one process: a second one would answer from its own memory of who leads and what was handled.
/// The system drops the lock when the process ends, however it ends.
/// </summary>
internal sealed class OwnedFile : IDisposable
{
    private readonly FileStream held;

    private OwnedFile(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>Path of the database file.</summary>
    public string Path { get; }

    /// <exception cref="InvalidOperationException">The folder cannot be written, or another process holds the file.</exception>
    public static OwnedFile Take(string folder, string service)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, service + ".db"));
        var lockPath = path + ".lock";
        try
        {
            Directory.CreateDirectory(folder);
            return new(path, new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (IsTaken(error))
        {
            throw new InvalidOperationException($"\"{path}\" is used by another process. Stop it, or set Documents__Path to another folder.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Documents__Path: \"{folder}\" cannot be written: {error.Message}", error);
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>Whether a lock is in the way: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static bool IsTaken(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
