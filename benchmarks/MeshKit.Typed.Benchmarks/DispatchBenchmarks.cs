using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Benchmarks;

/// <summary>One attempt from a claimed job to its outcome, the store aside, beside a hand-written switch.</summary>
[MemoryDiagnoser]
public class DispatchBenchmarks : IAsyncDisposable
{
    private readonly MeshCore _core = new(new InMemoryProvider(), new MeshOptions { Manifest = BenchmarkJobs.Manifest });
    private readonly ClaimedJob _claimed = Claim();
    private readonly AttemptRunner _runner;
    private readonly byte[] _payload;

    public DispatchBenchmarks()
    {
        _runner = new AttemptRunner(_core, new BenchmarkJobs.Handlers { UploadNote = new EmptyHandler() });
        _payload = _claimed.Job.Payload.ToArray();
    }

    /// <summary>As in a flush: leases are held, so that the clocks are asked whether they still are.</summary>
    [GlobalSetup]
    public async Task HoldAsync()
    {
        await _core.OpenAsync(CancellationToken.None);
        _core.Hold(new Attempt(_core, _claimed));
    }

    [Benchmark(Baseline = true)]
    public async Task<bool> HandWrittenSwitch() => _claimed.Job.Gate.Kind switch
    {
        "upload-note" => await EmptyHandler.HandleAsync(JsonSerializer.Deserialize(_payload, NoteJson.Default.UploadNote)!, CancellationToken.None),
        var kind => throw new InvalidOperationException(kind),
    };

    [Benchmark]
    public async Task<SettlementKind> Dispatch() => (await _runner.RunAsync(new Attempt(_core, _claimed))).Kind;

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _core.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static ClaimedJob Claim()
    {
        var id = Guid.CreateVersion7();
        var now = DateTimeOffset.UtcNow;
        return new ClaimedJob(
            new JobToken(id, 1, 1),
            new StoredJob
            {
                Id = id,
                Gate = new JobGate("upload-note", 1, NetworkNeed.NotNeeded, 0, ""),
                Status = SyncJobStatus.Running,
                Attempt = 1,
                MaxAttempts = 10,
                EnqueuedAt = now,
                DueAt = now,
                Payload = JsonSerializer.SerializeToUtf8Bytes(UploadNote.Example, NoteJson.Default.UploadNote),
            },
            []);
    }
}
