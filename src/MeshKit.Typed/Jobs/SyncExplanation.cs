namespace MeshKit.Typed;

/// <summary>One typed answer to "why isn't it running?".</summary>
public sealed record SyncExplanation
{
    /// <summary>The job as it stands.</summary>
    public required SyncJobInfo Job { get; init; }

    /// <summary>The first thing that keeps the job from running.</summary>
    public required SyncWaitReason Reason { get; init; }

    /// <summary>The reason as a sentence that says what to do.</summary>
    public required string Message { get; init; }

    /// <summary>Until when, with <see cref="SyncWaitReason.NotDue"/> (its time) and <see cref="SyncWaitReason.Leased"/> (its lease).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>With <see cref="SyncWaitReason.BehindKey"/>, the job that holds the key.</summary>
    public Guid? HeldBy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
