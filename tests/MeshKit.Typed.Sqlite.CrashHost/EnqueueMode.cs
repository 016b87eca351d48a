namespace MeshKit.Typed.Sqlite.CrashHost;

/// <summary>Enqueues for ever, and acknowledges each job: <c>added id</c>, <c>deduplicated id</c>, <c>replaced id previous</c>.</summary>
internal static class EnqueueMode
{
    private const int Callers = 3;
    private const int Keys = 6;

    /// <param name="sync">Where to enqueue.</param>
    /// <param name="early">The planted bug: acknowledges a job before it is durable.</param>
    public static Task RunAsync(MeshSync sync, bool early) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => EnqueueAsync(sync, caller, early))));

    private static async Task EnqueueAsync(MeshSync sync, int caller, bool early)
    {
        for (var i = caller; ; i++)
        {
            var id = Guid.CreateVersion7();
            if (early)
                Parent.Tell($"added {id}");
            var receipt = await sync.EnqueueAsync(Request(i, id, early));
            if (!early)
                Acknowledge(receipt);
        }
    }

    private static EnqueueRequest Request(int i, Guid id, bool early)
    {
        ConflictPolicy? policy = early ? null : (i % 6) switch
        {
            0 or 1 => ConflictPolicy.Replace,
            2 or 3 => ConflictPolicy.Dedupe,
            4 => ConflictPolicy.Append,
            _ => null,
        };
        return new EnqueueRequest
        {
            Kind = "crash",
            Payload = "{}"u8.ToArray(),
            ConflictKey = policy is null ? null : $"key:{Random.Shared.Next(Keys)}",
            ConflictPolicy = policy,
            Options = new EnqueueOptions { JobId = id },
        };
    }

    private static void Acknowledge(EnqueueReceipt receipt)
    {
        Parent.Tell(receipt.Status switch
        {
            EnqueueStatus.Added => $"added {receipt.JobId}",
            EnqueueStatus.Deduplicated => $"deduplicated {receipt.JobId}",
            _ => $"replaced {receipt.JobId} {receipt.PreviousJobId}",
        });
    }
}
