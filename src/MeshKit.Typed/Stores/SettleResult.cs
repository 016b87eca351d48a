namespace MeshKit.Typed.Stores;

/// <summary>What became of a settlement.</summary>
/// <param name="Held">Whether the token was current; if not, nothing was written.</param>
/// <param name="Status">The job's status now, where the token was current.</param>
/// <param name="Attempt">The job's counted attempts now, where the token was current.</param>
/// <param name="DueAt">When the job is due now, where it is pending.</param>
public readonly record struct SettleResult(bool Held, SyncJobStatus Status, int Attempt, DateTimeOffset DueAt);
