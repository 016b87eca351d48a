using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace DraftSync;

/// <summary>The folder that holds the drafts: its Markdown files and those below it.</summary>
public sealed class DraftFolder(string path)
{
    // What builds and tools leave behind holds no drafts. Hidden folders are skipped too, ours among them.
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "artifacts", "node_modules", "TestResults" };

    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Finds the drafts, in the order of their ids.</summary>
    public IReadOnlyList<Draft> Scan()
    {
        var files = new FileSystemEnumerable<string>(Path, (ref FileSystemEntry entry) => entry.ToFullPath(), Recursive)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && System.IO.Path.GetExtension(entry.FileName).Equals(".md", StringComparison.OrdinalIgnoreCase),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !Skipped.Contains(entry.FileName.ToString()),
        };
        return [.. files.Select(Read).OrderBy(draft => draft.Id, StringComparer.Ordinal)];
    }

    /// <summary>Opens a draft for reading.</summary>
    /// <exception cref="FileNotFoundException">The draft is gone.</exception>
    public SafeFileHandle Open(string draftId)
    {
        try
        {
            return File.OpenHandle(FullPath(draftId), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.Asynchronous);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new FileNotFoundException(exception.Message, exception);
        }
    }

    /// <summary>Reads a whole draft.</summary>
    public Task<byte[]> ReadAllAsync(string draftId, CancellationToken cancellationToken) => File.ReadAllBytesAsync(FullPath(draftId), cancellationToken);

    private string FullPath(string draftId) => System.IO.Path.Combine(Path, draftId.Replace('/', System.IO.Path.DirectorySeparatorChar));

    private Draft Read(string file)
    {
        using var stream = File.OpenRead(file);
        return new Draft(System.IO.Path.GetRelativePath(Path, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'), DraftContent.Of(stream));
    }
}
