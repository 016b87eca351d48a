namespace MeshKit.Typed;

/// <summary>The services of one attempt, disposed when it ends. Made by <see cref="SyncHandlers.WithScopes"/>.</summary>
/// <param name="services">Where the attempt's handler and its dependencies come from.</param>
/// <param name="owner">What to dispose with the attempt, or null for nothing.</param>
public sealed class SyncScope(IServiceProvider services, IAsyncDisposable? owner = null) : IAsyncDisposable
{
    /// <summary>Where the attempt's handler and its dependencies come from.</summary>
    public IServiceProvider Services { get; } = services;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => owner?.DisposeAsync() ?? ValueTask.CompletedTask;
}
