using System.Security.Cryptography;
using System.Text;

namespace DraftSync;

/// <summary>
/// Where a run keeps its queue and its server's drafts: <c>.drafts</c> in the folder, or a directory of the user's where the folder cannot be
/// written. Held by one process at a time.
/// </summary>
public sealed class Workspace : IDisposable
{
    private const string DirectoryName = ".drafts";

    private readonly FileStream _lock;

    private Workspace(string directory, bool isBesideFolder, FileStream held)
    {
        StateDirectory = directory;
        IsInFolder = isBesideFolder;
        _lock = held;
    }

    public string StateDirectory { get; }

    /// <summary>Whether <see cref="StateDirectory"/> is in the folder itself.</summary>
    public bool IsInFolder { get; }

    public string QueueFile => Path.Combine(StateDirectory, "queue.db");

    public string ServerDirectory => Path.Combine(StateDirectory, "server");

    /// <summary>Opens the workspace of a folder.</summary>
    /// <param name="folder">The folder of drafts.</param>
    /// <param name="fresh">Whether to delete what earlier runs left.</param>
    /// <exception cref="UsageException">Another process works on the folder, or no place can be written.</exception>
    public static Workspace Open(string folder, bool fresh)
    {
        var directory = Path.Combine(folder, DirectoryName);
        var isInFolder = CanWrite(directory);
        if (!isInFolder)
        {
            directory = Elsewhere(folder);
            if (!CanWrite(directory))
                throw new UsageException($"Neither {folder} nor {directory} can be written: there is no place for the queue.");
        }

        var held = Hold(directory);
        var workspace = new Workspace(directory, isInFolder, held);
        if (fresh)
            workspace.Clear();
        return workspace;
    }

    /// <summary>The repository's root above the current directory or the app, for a run without arguments.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string FindRepository()
    {
        string[] starts = [Directory.GetCurrentDirectory(), AppContext.BaseDirectory];
        foreach (var start in starts)
        {
            for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
            {
                if (File.Exists(Path.Combine(directory.FullName, "MeshKit.Typed.sln")))
                    return directory.FullName;
            }
        }

        throw new UsageException("This is not run from within the repository: name a folder of Markdown files.");
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Hold(string directory)
    {
        try
        {
            // The operating system releases it however the process ends.
            return new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new UsageException($"Another DraftSync works on {directory}: {exception.Message}");
        }
    }

    private static bool CanWrite(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            using var probe = new FileStream(Path.Combine(directory, $"{Guid.NewGuid():N}.probe"), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Elsewhere(string folder)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];
        var root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(root.Length > 0 ? root : Path.GetTempPath(), "DraftSync", name);
    }

    private void Clear()
    {
        if (Directory.Exists(ServerDirectory))
            Directory.Delete(ServerDirectory, recursive: true);
        foreach (var file in Directory.EnumerateFiles(StateDirectory, Path.GetFileName(QueueFile) + "*"))
            File.Delete(file);
    }
}
