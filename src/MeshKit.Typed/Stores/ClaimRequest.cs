namespace MeshKit.Typed.Stores;

/// <summary>What a flush wants to run next.</summary>
public sealed record ClaimRequest
{
    /// <summary>Whether the flush may claim jobs of a gate. Cheap, and the same for the whole call.</summary>
    public required Func<JobGate, bool> Accepts { get; init; }

    /// <summary>At most how many jobs, at least 1.</summary>
    public required int MaxJobs { get; init; }

    /// <summary>At most how many payload bytes; at least one job is claimed all the same.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>How long the claim is valid without a renewal.</summary>
    public required TimeSpan LeaseDuration { get; init; }

    /// <summary>The flush, by a random number other than 0: it attempts a job at most once, unless another flush claims the job in between.</summary>
    public required long FlushId { get; init; }

    /// <summary>Jobs whose handlers are still running here, stuck.</summary>
    public IReadOnlyCollection<Guid> Excluded { get; init; } = [];
}
