using System.Globalization;

namespace MeshKit.Typed.Sqlite;

/// <summary>
/// Says that this store instance lives: a file beside the database under an operating system's lock, which the kernel releases
/// when the process dies. Its number is random and never used again, so it cannot be taken for another's.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    /// <summary>The owner of leases whose store was closed.</summary>
    private const long Nobody = 0;

    private readonly string _database;
    private readonly FileStream _file;

    private OwnerLock(string database, long number, FileStream file)
    {
        (_database, Number, _file) = (database, number, file);

        // Where the file system does not lock, all owners would look dead.
        using var second = TryLock(file.Name);
        IsReliable = second is null;
    }

    /// <summary>The number under which leases are held.</summary>
    public long Number { get; }

    /// <summary>Whether locks hold on this file system. Where not, leases of dead owners end by time alone.</summary>
    public bool IsReliable { get; }

    public static OwnerLock Take(string database)
    {
        for (var attempt = 0; ; attempt++)
        {
            var number = Random.Shared.NextInt64(1, long.MaxValue);
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
                if (!OperatingSystem.IsWindows())
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                return new OwnerLock(database, number, new FileStream(PathOf(database, number), options));
            }
            catch (IOException) when (attempt < 3)
            {
                // Another process took the new file for a dead owner's, between its creation and its lock.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new SyncException(
                    SyncErrorCodes.StoreReadOnly, $"{database}: no file can be created beside the database. Give this process write access to its directory.", exception);
            }
        }
    }

    /// <summary>Whether the owner's process is gone. A store that was closed in order is nobody's (0): its leases end by time.</summary>
    public bool IsDead(long owner)
    {
        if (!IsReliable || owner == Number || owner == Nobody)
            return false;
        var path = PathOf(_database, owner);
        if (!File.Exists(path))
            return true;
        using var file = TryLock(path);
        return file is not null;
    }

    /// <summary>Deletes the files of dead owners; their leases have been released.</summary>
    public void BuryAll()
    {
        if (!IsReliable)
            return;
        var name = Path.GetFileName(_database) + "-owner-";
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(_database)!, name + "*"))
            DeleteIfFree(path);
    }

    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }

    private static string PathOf(string database, long owner) => database + "-owner-" + owner.ToString("x16", CultureInfo.InvariantCulture);

    private static void DeleteIfFree(string path)
    {
        using var file = TryLock(path);
        if (file is not null)
            File.Delete(path);
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Held, gone, or another user's: in no case ours to judge.
            return null;
        }
    }
}
