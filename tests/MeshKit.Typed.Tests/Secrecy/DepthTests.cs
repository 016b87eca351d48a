using System.Text;
using System.Text.Json.Serialization;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Tests.Secrecy;

/// <summary>A payload nests 64 deep at most, also where a context of the app's own would allow more: at enqueue, and before it is decoded.</summary>
public sealed class DepthTests
{
    private static readonly SyncJobType<Node> Type = new("node", 1, () => DeepJson.Default.Node);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Rule20_A_payload_that_is_too_deep_is_not_enqueued(int depth, bool isStored)
    {
        Assert.Equal(200, DeepJson.Default.Options.MaxDepth);
        var node = Enumerable.Range(1, depth - 1).Aggregate(new Node(), (inner, _) => new Node { Next = inner });

        if (isStored)
            Assert.Equal(Json(depth), Encoding.UTF8.GetString(Type.Request(node).Payload.Span));
        else
            Assert.Equal(SyncErrorCodes.PayloadInvalid, Assert.Throws<SyncException>(() => Type.Request(node)).Code);
    }

    [Theory]
    [InlineData(64, SyncJobStatus.Succeeded)]
    [InlineData(65, SyncJobStatus.Quarantined)]
    public async Task Rule20_A_stored_payload_that_is_too_deep_is_not_decoded(int depth, SyncJobStatus expected)
    {
        var provider = new InMemoryProvider();
        await using var mesh = await Mesh.OpenAsync(provider, new SyncManifest([Type], DeepJson.Default), Cancellation);
        await using var store = (await provider.OpenStoreAsync(new StoreContext(), Cancellation))!;
        var job = new NewJob
        {
            Id = Guid.CreateVersion7(),
            Gate = new JobGate("node", 1, NetworkNeed.NotNeeded, 0, ""),
            Payload = Encoding.UTF8.GetBytes(Json(depth)),
            MaxAttempts = 1,
        };
        await store.EnqueueAsync([job], null, Cancellation);

        await mesh.Sync.FlushAsync(new FlushOptions { Handlers = SyncHandlers.For(Type, new Handler()) }, Cancellation);

        Assert.Equal(expected, (await mesh.Sync.GetAsync(job.Id, Cancellation))!.Status);
    }

    private static string Json(int depth) =>
        string.Concat(Enumerable.Repeat("{\"next\":", depth - 1)) + "{\"next\":null}" + new string('}', depth - 1);

    private sealed class Handler : ISyncHandler<Node>
    {
        public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Node> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
    }
}

public sealed record Node
{
    public Node? Next { get; init; }
}

[JsonSerializable(typeof(Node))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 200)]
internal sealed partial class DeepJson : JsonSerializerContext;
