namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>A folder that a test may fill, and that goes with it.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("meshkit-").FullName;

    public string File(string name = "app.db") => Path.Combine(_path, name);

    public string[] Names() => [.. Directory.EnumerateFiles(_path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
