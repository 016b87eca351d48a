namespace MeshKit.Typed;

/// <summary>An untyped handler: it reads <see cref="SyncJobContext.RawPayload"/> itself.</summary>
/// <param name="job">Everything about this attempt.</param>
/// <param name="cancellationToken">Signalled when the attempt must end.</param>
public delegate ValueTask<SyncOutcome> SyncJobDelegate(SyncJobContext job, CancellationToken cancellationToken);
