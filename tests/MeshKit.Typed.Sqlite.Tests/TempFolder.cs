namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>A folder that a test may fill, and that goes with it.</summary>
/// <param name="inMemory">Whether it is to be in memory, where the system has a place for that: for tests that no disk takes part in.</param>
public sealed class TempFolder(bool inMemory = false) : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly string _path = inMemory && Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, $"meshkit-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory("meshkit-").FullName;

    public string File(string name = "app.db") => Path.Combine(_path, name);

    public string[] Names() => [.. Directory.EnumerateFiles(_path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
