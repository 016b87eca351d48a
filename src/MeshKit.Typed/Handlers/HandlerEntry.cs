namespace MeshKit.Typed;

/// <summary>A handler as the dispatch table holds it.</summary>
/// <param name="kinds">The kinds that it takes; none for any.</param>
internal abstract class HandlerEntry(IReadOnlyList<string> kinds)
{
    public IReadOnlyList<string> Kinds { get; } = kinds;

    /// <summary>The job that the handler is for, where it is typed.</summary>
    public abstract SyncJobType? Type { get; }

    /// <summary>Whether the handler reads payloads of this version.</summary>
    public abstract bool AcceptsVersion(int version);

    /// <summary>Decodes the payload and runs the handler.</summary>
    /// <exception cref="PayloadDecodeException">The payload does not decode; the handler was not called.</exception>
    public abstract ValueTask<SyncOutcome> InvokeAsync(Attempt attempt, IServiceProvider? scope, CancellationToken cancellationToken);
}
