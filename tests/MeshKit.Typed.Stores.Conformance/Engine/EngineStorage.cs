namespace MeshKit.Typed.Stores.Conformance.Engine;

/// <summary>Where the jobs of one test are kept, whatever the store; disposed with the test.</summary>
public abstract class EngineStorage : IAsyncDisposable
{
    /// <summary>A provider on this storage; each call is another process's view of the same jobs.</summary>
    public abstract MeshProvider NewProvider();

    /// <summary>What seals the jobs of each mesh that is opened; null for none.</summary>
    public virtual IPayloadProtector? Protector => null;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
