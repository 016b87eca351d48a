namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Where the jobs of one test are kept, whatever the store; disposed with the test.</summary>
public abstract class EngineStorage : IAsyncDisposable
{
    /// <summary>A provider on this storage; each call is another process's view of the same jobs.</summary>
    public abstract MeshProvider NewProvider();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
