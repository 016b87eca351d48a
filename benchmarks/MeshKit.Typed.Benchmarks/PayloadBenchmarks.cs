using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace MeshKit.Typed.Benchmarks;

/// <summary>What each enqueue and each attempt does to a payload, beside the platform's generated JSON and a hand-written key.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class PayloadBenchmarks
{
    private readonly UploadNote _note = UploadNote.Example;
    private readonly byte[] _payload = JsonSerializer.SerializeToUtf8Bytes(UploadNote.Example, NoteJson.Default.UploadNote);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("encode")]
    public byte[] EncodeByThePlatform() => JsonSerializer.SerializeToUtf8Bytes(_note, NoteJson.Default.UploadNote);

    [Benchmark]
    [BenchmarkCategory("encode")]
    public byte[] Encode() => SyncJson.Encode(_note, BenchmarkJobs.UploadNote.JsonTypeInfo, "upload-note");

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("decode")]
    public UploadNote? DecodeByThePlatform() => JsonSerializer.Deserialize(_payload, NoteJson.Default.UploadNote);

    [Benchmark]
    [BenchmarkCategory("decode")]
    public UploadNote Decode() => BenchmarkJobs.UploadNote.Decode(_payload, version: 1);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("key")]
    public string KeyByHand() => $"note:{_note.Note}";

    [Benchmark]
    [BenchmarkCategory("key")]
    public string? Key() => BenchmarkJobs.UploadNote.ConflictKeyFor(_note);

    /// <summary>All that an enqueue does before the store.</summary>
    [Benchmark]
    [BenchmarkCategory("request")]
    public EnqueueRequest Request() => BenchmarkJobs.UploadNote.Request(_note);
}
