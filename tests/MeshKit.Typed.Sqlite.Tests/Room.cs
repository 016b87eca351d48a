namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>A disk that can be full: by a limit of SQLite's own, or a small real one that <c>MESHKIT_SMALL_DISK</c> names.</summary>
internal abstract class Room : IDisposable
{
    public static TheoryData<string> Kinds =>
        Environment.GetEnvironmentVariable("MESHKIT_SMALL_DISK") is null ? ["page limit"] : ["page limit", "small disk"];

    /// <summary>The store's file.</summary>
    public abstract string Path { get; }

    public static Room Of(string kind) => kind == "page limit"
        ? new PageLimit()
        : new SmallDisk(Environment.GetEnvironmentVariable("MESHKIT_SMALL_DISK")!);

    /// <summary>Leaves room for little more.</summary>
    public abstract Task LimitAsync(SqliteStore store);

    public abstract Task FreeAsync(SqliteStore store);

    public abstract void Dispose();

    private sealed class PageLimit : Room
    {
        private readonly TempFolder _folder = new();

        public override string Path => _folder.File();

        public override async Task LimitAsync(SqliteStore store) =>
            await store.SetWriterAsync($"PRAGMA max_page_count = {await store.AskWriterAsync("PRAGMA page_count") + 60}");

        public override Task FreeAsync(SqliteStore store) => store.SetWriterAsync("PRAGMA max_page_count = 1000000");

        public override void Dispose() => _folder.Dispose();
    }

    private sealed class SmallDisk : Room
    {
        private const int Left = 300_000;

        private readonly string _folder;

        public SmallDisk(string disk) => _folder = Directory.CreateDirectory(System.IO.Path.Combine(disk, Guid.NewGuid().ToString("n"))).FullName;

        public override string Path => System.IO.Path.Combine(_folder, "app.db");

        private string Ballast => System.IO.Path.Combine(_folder, "ballast");

        public override async Task LimitAsync(SqliteStore store) =>
            await File.WriteAllBytesAsync(Ballast, new byte[Math.Max(0, new DriveInfo(_folder).AvailableFreeSpace - Left)]);

        public override Task FreeAsync(SqliteStore store)
        {
            File.Delete(Ballast);
            return Task.CompletedTask;
        }

        public override void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
