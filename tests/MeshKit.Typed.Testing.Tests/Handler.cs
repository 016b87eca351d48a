namespace MeshKit.Typed.Testing.Tests;

/// <summary>A handler of one test.</summary>
internal sealed class Handler<T>(Func<SyncJobContext<T>, CancellationToken, Task<SyncOutcome>> handle) : ISyncHandler<T>
{
    public Handler(Func<SyncJobContext<T>, SyncOutcome> handle)
        : this((job, _) => Task.FromResult(handle(job)))
    {
    }

    public int Runs { get; private set; }

    public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<T> job, CancellationToken cancellationToken)
    {
        Runs++;
        return await handle(job, cancellationToken);
    }
}
