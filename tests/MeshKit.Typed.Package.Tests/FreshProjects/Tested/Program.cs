using Fresh;
using MeshKit.Typed;
using MeshKit.Typed.Testing;

await using var test = MeshTest.Create(FreshJobs.Manifest);
var server = new Server();
var handler = new GreetHandler(server);

server.IsBusy = true;
var run = await test.RunAsync(handler, new Greet("Ada"));
Console.WriteLine($"{run.Outcome} after {run.Delay} ({run.Reason})");

server.IsBusy = false;
await test.RunTwiceAsync(handler, new Greet("Eve"));
Console.WriteLine($"stored {server.Stored.Count} times");

await test.DrainToEndAsync(new FreshJobs.Handlers { Greet = handler });
await test.Sync.PruneAsync(new PruneOptions { OlderThan = TimeSpan.Zero });
await test.Sync.EnqueueAsync(new Greet("Ada"), new EnqueueOptions { Delay = TimeSpan.FromMinutes(1) });
try
{
    test.ShouldHaveEnqueued(FreshJobs.Greet, g => g.Name == "Bob");
}
catch (MeshTestException exception)
{
    Console.WriteLine(exception.Message);
}

namespace Fresh
{
    [SyncJob("greet", ConflictKey = "to:{Name}")]
    public sealed record Greet(string Name);

    public sealed class Server
    {
        public bool IsBusy { get; set; }

        public HashSet<string> Stored { get; } = [];
    }

    public sealed class GreetHandler(Server server) : ISyncHandler<Greet>
    {
        public ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Greet> job, CancellationToken cancellationToken)
        {
            if (server.IsBusy)
                return new(SyncOutcome.Retry(TimeSpan.FromSeconds(30), "busy"));
            server.Stored.Add(job.IdempotencyKey);
            return new(SyncOutcome.Done);
        }
    }
}
