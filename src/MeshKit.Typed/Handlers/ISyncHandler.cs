namespace MeshKit.Typed;

/// <summary>
/// Handles jobs of one payload type. A handler may run again after partial progress: keep it idempotent, with
/// <see cref="SyncJobContext.IdempotencyKey"/> towards other systems and checkpoints for its own steps. List this interface
/// directly on the class: the generator finds handlers by it.
/// </summary>
/// <typeparam name="TPayload">A type with <see cref="SyncJobAttribute"/>.</typeparam>
public interface ISyncHandler<TPayload>
{
    /// <summary>
    /// Runs one attempt. An exception means retry; <see cref="SyncPermanentException"/>, or a type that the job names as permanent,
    /// means fail.
    /// </summary>
    /// <param name="job">The payload and everything else about this attempt.</param>
    /// <param name="cancellationToken">Signalled when the attempt must end; <see cref="SyncJobContext.StopReason"/> says why.</param>
    ValueTask<SyncOutcome> HandleAsync(SyncJobContext<TPayload> job, CancellationToken cancellationToken);
}
