using System.Globalization;
using SQLitePCL;

namespace MeshKit.Typed.Sqlite;

/// <summary>Copies a store's file while it is in use.</summary>
internal static class FileBackup
{
    public static void Run(StoreFile file, string path, CancellationToken cancellationToken)
    {
        ThrowIfTaken(path);
        var partial = string.Create(CultureInfo.InvariantCulture, $"{path}-partial-{Random.Shared.NextInt64():x16}");
        using var source = file.OpenSource();
        PrivateFile.Create(partial);
        try
        {
            Copy(source, partial, cancellationToken);

            // Only what is whole and on the disk gets the name, so that a kill leaves no half backup that looks like one.
            ThrowIfTaken(path);
            Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
            File.Delete(partial + "-journal");
        }
    }

    private static void Copy(Connection source, string partial, CancellationToken cancellationToken)
    {
        using var target = Connection.Open(partial, raw.SQLITE_OPEN_READWRITE);
        target.Script("PRAGMA synchronous = FULL");

        // The transaction keeps its view of the log, so that writers, who go on, do not make the copy begin again.
        source.Execute(Sql.BeginRead);
        _ = source.Scalar(Sql.CountObjects);
        source.CopyTo(target, cancellationToken);
    }

    private static void Move(string partial, string path)
    {
        try
        {
            File.Move(partial, path, overwrite: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(SyncErrorCodes.StoreUnavailable, $"{path}: the backup cannot get this name. Choose another path.", exception);
        }
    }

    private static void ThrowIfTaken(string path)
    {
        if (Path.Exists(path))
            throw new SyncException(SyncErrorCodes.StoreUnavailable, $"{path}: there is a file already, and a backup overwrites nothing. Choose another path.");
    }
}
