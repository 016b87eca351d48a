namespace MeshKit.Typed.Stores;

/// <summary>A change of a job by id. Where the job does not exist, the answer is <see cref="EditStatus.NotFound"/>.</summary>
/// <param name="JobId">The job.</param>
public abstract record JobEdit(Guid JobId)
{
    /// <summary>
    /// A pending job is cancelled at once, and its lane promotes; a running one is asked to stop
    /// (<see cref="EditStatus.Requested"/>), once or more often; an ended one is <see cref="EditStatus.WrongState"/>.
    /// </summary>
    /// <param name="JobId">The job.</param>
    public sealed record Cancel(Guid JobId) : JobEdit(JobId);

    /// <summary>
    /// Starts a new generation of an ended job other than a succeeded or replaced one: pending, due now, no attempts used, steps and
    /// checkpoint kept. It is no longer asked to cancel or to stop, nor superseded, and it never expires: a person wants it to run after
    /// all. Otherwise <see cref="EditStatus.WrongState"/>. Where its key has another active job, <see cref="EditStatus.KeyTaken"/>; an append
    /// job instead takes its old place in the lane: it waits at its old position, except that a ready append head of higher position gives
    /// way to it and waits again. A job that holds its lane is ready in its place.
    /// </summary>
    /// <param name="JobId">The job.</param>
    public sealed record Retry(Guid JobId) : JobEdit(JobId);

    /// <summary>Replaces the checkpoint of a pending job; any other is <see cref="EditStatus.WrongState"/>.</summary>
    /// <param name="JobId">The job.</param>
    /// <param name="Value">UTF-8 JSON, or null to clear it.</param>
    public sealed record Checkpoint(Guid JobId, ReadOnlyMemory<byte>? Value) : JobEdit(JobId);

    /// <summary>
    /// Replaces the payload of a pending or quarantined job (any other is <see cref="EditStatus.WrongState"/>); a quarantined one is
    /// retried too, as <see cref="Retry"/> says.
    /// </summary>
    /// <param name="JobId">The job.</param>
    /// <param name="Gate">The gate of the new payload; its kind is the job's.</param>
    /// <param name="Payload">The new payload.</param>
    /// <param name="PayloadFormat">Its form.</param>
    public sealed record Repair(Guid JobId, JobGate Gate, ReadOnlyMemory<byte> Payload, int PayloadFormat) : JobEdit(JobId);
}
