using MeshKit.Typed.Stores;

namespace MeshKit.Typed.Testing;

/// <summary>The state in which a handler that is run directly finds its job.</summary>
public sealed record RunOptions
{
    /// <summary>Which attempt it is, from 1. The ones before it have failed.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The job's id, where the test needs to know the idempotency key beforehand.</summary>
    public Guid? JobId { get; init; }

    /// <summary>What earlier attempts have stored.</summary>
    internal IReadOnlyList<Func<SyncJson, ProgressWrite>> Progress { get; init; } = [];

    /// <summary>The same, with a checkpoint that an earlier attempt has stored.</summary>
    /// <typeparam name="T">A scalar, or a type that the manifest knows.</typeparam>
    /// <param name="checkpoint">The checkpoint.</param>
    public RunOptions WithCheckpoint<T>(T checkpoint) =>
        this with { Progress = [.. Progress, json => new ProgressWrite.Checkpoint(json.Encode(checkpoint))] };

    /// <summary>The same, with the result of a durable step that an earlier attempt has run.</summary>
    /// <typeparam name="T">A scalar, or a type that the manifest knows.</typeparam>
    /// <param name="step">The step's name.</param>
    /// <param name="result">Its result.</param>
    public RunOptions WithStep<T>(string step, T result)
    {
        ArgumentException.ThrowIfNullOrEmpty(step);
        return this with { Progress = [.. Progress, json => new ProgressWrite.Step(step, json.Encode(result))] };
    }

    /// <summary>The same, with a durable step that an earlier attempt has begun without recording its end, as <see cref="WhenUncertain.Fail"/> does.</summary>
    /// <param name="step">The step's name.</param>
    public RunOptions WithStartedStep(string step)
    {
        ArgumentException.ThrowIfNullOrEmpty(step);
        return this with { Progress = [.. Progress, _ => new ProgressWrite.Step(step, null)] };
    }
}
