using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Sqlite.Tests;

/// <summary>What these tests enqueue, and how they open a store.</summary>
internal static class Jobs
{
    public static NewJob New(string? key = null, ConflictPolicy policy = ConflictPolicy.Dedupe) => new()
    {
        Id = Guid.CreateVersion7(),
        Gate = new JobGate("upload", 1, NetworkNeed.Online, 0, ""),
        Payload = "{}"u8.ToArray(),
        Key = key,
        Policy = policy,
        MaxAttempts = 10,
    };

    public static ClaimRequest Claim(int max = 10) =>
        new() { Accepts = _ => true, MaxJobs = max, LeaseDuration = TimeSpan.FromHours(1), FlushId = Random.Shared.NextInt64(1, long.MaxValue) };

    public static async Task<SqliteStore> OpenAsync(SqliteOptions options, TimeProvider? time = null) => (SqliteStore)(await new SqliteProvider(options)
        .OpenStoreAsync(new StoreContext { TimeProvider = time ?? TimeProvider.System }, CancellationToken.None))!;

    public static Task<SqliteStore> OpenAsync(string path) => OpenAsync(new SqliteOptions { Path = path });

    public static async Task EnqueueAsync(this SqliteStore store, params NewJob[] jobs) => await store.EnqueueAsync(jobs, null, CancellationToken.None);
}
