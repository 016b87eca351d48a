namespace MeshKit.Typed.Stores;

/// <summary>Progress of a running attempt.</summary>
public abstract record ProgressWrite
{
    private protected ProgressWrite()
    {
    }

    /// <summary>Replaces the job's checkpoint; null clears it.</summary>
    /// <param name="Value">UTF-8 JSON.</param>
    public sealed record Checkpoint(ReadOnlyMemory<byte>? Value) : ProgressWrite;

    /// <summary>Records a step: its start (a null result) or its result. A recorded result is never overwritten.</summary>
    /// <param name="Name">The step's name.</param>
    /// <param name="Result">UTF-8 JSON, or null for the start.</param>
    public sealed record Step(string Name, ReadOnlyMemory<byte>? Result) : ProgressWrite;
}
