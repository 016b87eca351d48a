using System.ComponentModel;

namespace MeshKit.Typed;

/// <summary>A static method of <see cref="SyncHandlerAttribute"/> with its services, as a handler object; generated code makes it.</summary>
/// <typeparam name="TPayload">The payload's type.</typeparam>
/// <param name="run">Calls the method.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SyncMethodHandler<TPayload>(Func<SyncJobContext<TPayload>, CancellationToken, ValueTask<SyncOutcome>> run) : ISyncHandler<TPayload>
{
    private readonly Func<SyncJobContext<TPayload>, CancellationToken, ValueTask<SyncOutcome>> _run = run ?? throw new ArgumentNullException(nameof(run));

    /// <inheritdoc/>
    public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<TPayload> job, CancellationToken cancellationToken) => _run(job, cancellationToken);
}
