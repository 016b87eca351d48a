using MeshKit.Typed;

Console.WriteLine(new Ping("one"));

[SyncJob("ping")]
public sealed record Ping(string Name);

public sealed class PingHandler : ISyncHandler<Ping>
{
    public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Ping> job, CancellationToken cancellationToken) => new(SyncOutcome.Done);
}
