using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.Tests.Stores;

/// <summary>A provider that can only store bytes opens, and every call of <c>mesh.Sync</c> says that it has no job store.</summary>
public sealed class ByteOnlyProviderTests
{
    private static readonly Guid JobId = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly EnqueueRequest Request = new() { Kind = "work", Payload = "1"u8.ToArray() };
    private static readonly FlushOptions Flush = new() { Handlers = SyncHandlers.Untyped((_, _) => new(SyncOutcome.Done)) };

    private static readonly SyncJobType<int> NumberJob =
        new("number", 1, () => JsonMetadataServices.CreateValueInfo<int>(new JsonSerializerOptions(), JsonMetadataServices.Int32Converter));

    private static readonly Dictionary<string, Func<MeshSync, Task>> Calls = new()
    {
        ["EnqueueAsync untyped"] = sync => sync.EnqueueAsync(Request),
        ["EnqueueAsync typed"] = sync => sync.EnqueueAsync(NumberJob, 1),
        ["EnqueueManyAsync"] = sync => sync.EnqueueManyAsync([Request]),
        ["EnqueueManyAsync of none"] = sync => sync.EnqueueManyAsync([]),
        ["JobsAsync"] = sync => sync.JobsAsync().ToListAsync().AsTask(),
        ["JobsAsync typed"] = sync => sync.JobsAsync(NumberJob).ToListAsync().AsTask(),
        ["JobsPageAsync"] = sync => sync.JobsPageAsync(new JobQuery()),
        ["GetAsync"] = sync => sync.GetAsync(JobId),
        ["CheckpointAsync"] = sync => sync.CheckpointAsync(JobId, 1),
        ["FlushAsync"] = sync => sync.FlushAsync(Flush),
        ["CancelAsync"] = sync => sync.CancelAsync(JobId),
        ["RetryAsync"] = sync => sync.RetryAsync(JobId),
        ["ReplacePayloadAsync"] = sync => sync.ReplacePayloadAsync(NumberJob, JobId, 1),
        ["WatchAsync"] = sync => sync.WatchAsync().FirstAsync().AsTask(),
        ["PruneAsync"] = sync => sync.PruneAsync(new PruneOptions { OlderThan = TimeSpan.Zero }),
        ["StatsAsync"] = sync => sync.StatsAsync(),
        ["ExplainAsync"] = sync => sync.ExplainAsync(JobId),
        ["CreateScheduler and RunNowAsync"] = async sync =>
        {
            await using var scheduler = sync.CreateScheduler(new SyncSchedulerOptions { Flush = Flush, Interval = TimeSpan.FromMinutes(1) });
            await scheduler.RunNowAsync();
        },
    };

    public static TheoryData<string> CallNames { get; } = [.. Calls.Keys];

    [Fact]
    public async Task The_provider_stores_bytes()
    {
        await using var provider = new ByteOnlyProvider();
        provider.Write("a", "1"u8);

        Assert.Equal("1"u8.ToArray(), provider.Read("a"));
    }

    [Fact]
    public void Every_call_is_listed() => Assert.All(
        typeof(MeshSync).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name),
        name => Assert.Contains(Calls.Keys, call => call.Split(' ')[0] == name));

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task Every_call_fails_with_sync_not_supported(string call)
    {
        await using var mesh = await Mesh.OpenAsync(new ByteOnlyProvider(), SyncManifest.Empty, TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<SyncException>(() => Calls[call](mesh.Sync));

        Assert.Equal(SyncErrorCodes.SyncNotSupported, exception.Code);
        Assert.Contains("\"bytes\"", exception.Message, StringComparison.Ordinal);
    }
}
