namespace MeshKit.Typed.Sqlite;

/// <summary>Creates files before SQLite does, readable by their owner alone; SQLite gives its other files the same mode.</summary>
internal static class PrivateFile
{
    /// <summary>Creates an empty file, unless there is one.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="SyncException"><c>store_unavailable</c>.</exception>
    public static void Create(string path)
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            new FileStream(path, create).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first; its file is as good.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(SyncErrorCodes.StoreUnavailable, $"{path}: the file cannot be created. Check the directory and its permissions.", exception);
        }
    }
}
