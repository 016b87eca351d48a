using MeshKit.Typed.Sqlite;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.EndToEnd;

/// <summary>What all sections share: how much to measure, and where files stand.</summary>
internal sealed class Bench : IDisposable
{
    private readonly DirectoryInfo _folder;
    private int _files;

    public Bench(bool quick, string? folder)
    {
        IsQuick = quick;
        _folder = Directory.CreateDirectory(Path.Combine(folder ?? Path.GetTempPath(), "meshkit-bench-" + Guid.NewGuid().ToString("N")[..8]));
    }

    public bool IsQuick { get; }

    /// <summary>Chooses between a size for a quick look and one for figures that are worth keeping.</summary>
    public T Choose<T>(T quick, T full) => IsQuick ? quick : full;

    /// <summary>A path that no file has yet.</summary>
    public string NewPath() => Path.Combine(_folder.FullName, $"{++_files}.db");

    /// <summary>Makes an empty store and gives its path: the raw side works on the very schema that the library makes.</summary>
    public async Task<string> NewStoreFileAsync()
    {
        var path = NewPath();
        await using var store = await OpenStoreAsync(path);
        return path;
    }

    public static async Task<ISyncStore> OpenStoreAsync(string path) =>
        (await new SqliteProvider(path).OpenStoreAsync(new StoreContext(), CancellationToken.None))!;

    public static Task<Mesh> OpenSqliteAsync(string path) => Mesh.OpenAsync(new SqliteProvider(path), EndToEndJobs.Manifest);

    public static Task<Mesh> OpenMemoryAsync() => Mesh.OpenAsync(new InMemoryProvider(), EndToEndJobs.Manifest);

    public static void Delete(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
                File.Delete(file);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
