namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>
/// One thing that happens in a history, to the model and to the store alike. Leases are named as the model names them. Its text is what
/// a failing history shows.
/// </summary>
public abstract record Call
{
    /// <summary>What the rules say.</summary>
    public abstract object? Ask(QueueModel model);

    /// <summary>What the store says.</summary>
    public abstract ValueTask<object?> AskAsync(StoreUnderTest store);

    public sealed record Enqueue(IReadOnlyList<NewJob> Jobs) : Call
    {
        public override object? Ask(QueueModel model) => model.Enqueue(Jobs);

        public override async ValueTask<object?> AskAsync(StoreUnderTest store) => await store.Store.EnqueueAsync(Jobs, null, default);

        public override string ToString() => $"enqueue {Text.List(Jobs.Select(Text.Of))}";
    }

    public sealed record Exchange(IReadOnlyList<Settlement> Settlements, ClaimRequest? Claim, string Accepted) : Call
    {
        public override object? Ask(QueueModel model) => model.Exchange(Settlements, Claim);

        public override async ValueTask<object?> AskAsync(StoreUnderTest store)
        {
            var settlements = Settlements.Select(settlement => settlement with { Lease = store.ToOwn(settlement.Lease) }).ToList();
            var result = await store.Store.ExchangeAsync(settlements, Claim, default);
            return result with { Claimed = [.. result.Claimed.Select(job => job with { Lease = store.FromOwn(job.Lease) })] };
        }

        public override string ToString() =>
            (Settlements.Count > 0 ? $"settle {Text.List(Settlements.Select(Text.Of))}, and " : "")
            + (Claim is null ? "claim nothing" : $"claim {Accepted}, {Text.Of(Claim)}");
    }

    public sealed record Renew(IReadOnlyList<JobToken> Leases, TimeSpan Duration) : Call
    {
        public override object? Ask(QueueModel model) => model.Renew(Leases, Duration);

        public override async ValueTask<object?> AskAsync(StoreUnderTest store) =>
            await store.Store.RenewAsync([.. Leases.Select(store.ToOwn)], Duration, default);

        public override string ToString() => $"renew {Text.List(Leases.Select(Names.Of))} for {Text.Of(Duration)}";
    }

    public sealed record WriteProgress(JobToken Lease, ProgressWrite Progress) : Call
    {
        public override object? Ask(QueueModel model) => model.WriteProgress(Lease, Progress);

        public override async ValueTask<object?> AskAsync(StoreUnderTest store) =>
            await store.Store.WriteProgressAsync(store.ToOwn(Lease), Progress, default);

        public override string ToString() => $"write progress of {Names.Of(Lease)}: {Text.Of(Progress)}";
    }

    public sealed record Edit(JobEdit Change) : Call
    {
        public override object? Ask(QueueModel model) => model.Edit(Change);

        public override async ValueTask<object?> AskAsync(StoreUnderTest store) => await store.Store.EditAsync(Change, default);

        public override string ToString() => Text.Of(Change);
    }

    public sealed record Prune(PruneRequest Request) : Call
    {
        public override object? Ask(QueueModel model) => model.Prune(Request);

        public override async ValueTask<object?> AskAsync(StoreUnderTest store) => await store.Store.PruneAsync(Request, default);

        public override string ToString() => $"prune {Text.Of(Request)}";
    }

    public sealed record Find(Guid Id) : Call
    {
        public override object? Ask(QueueModel model) => model.Find(Id)?.ToStoredJob();

        public override async ValueTask<object?> AskAsync(StoreUnderTest store) => await store.Store.FindAsync(Id, default);

        public override string ToString() => $"find {Names.Of(Id)}";
    }

    public sealed record FindHead(string Key) : Call
    {
        public override object? Ask(QueueModel model) => model.FindHead(Key)?.ToStoredJob();

        public override async ValueTask<object?> AskAsync(StoreUnderTest store) => await store.Store.FindHeadAsync(Key, default);

        public override string ToString() => $"find the head of {Key}";
    }

    /// <summary>Reads all that match, page by page; the answer shows where pages end.</summary>
    public sealed record Query(StoreQuery Filter) : Call
    {
        public override object? Ask(QueueModel model) => model.Query(Filter) is { Count: > 0 } jobs ? jobs.Chunk(Filter.Limit).ToList() : [[]];

        public override async ValueTask<object?> AskAsync(StoreUnderTest store)
        {
            var pages = new List<StoredJob[]>();
            var page = await store.Store.QueryAsync(Filter, default);
            for (pages.Add([.. page.Jobs]); page.Next is { } next; pages.Add([.. page.Jobs]))
                page = await store.Store.QueryAsync(Filter with { After = next }, default);
            return pages;
        }

        public override string ToString() => $"query {Text.Of(Filter)}";
    }

    public sealed record Stats : Call
    {
        public override object? Ask(QueueModel model) => model.Stats();

        public override async ValueTask<object?> AskAsync(StoreUnderTest store) => await store.Store.StatsAsync(default);

        public override string ToString() => "stats";
    }

    /// <summary>The clock goes on, or is set, also back: what the token fences does not depend on it (rule 17).</summary>
    public sealed record PassTime(TimeSpan Time) : Call
    {
        public override object? Ask(QueueModel model)
        {
            model.Now += Time;
            return null;
        }

        public override ValueTask<object?> AskAsync(StoreUnderTest store)
        {
            store.Time.AdjustTime(store.Time.GetUtcNow() + Time);
            return new((object?)null);
        }

        public override string ToString() => $"{Text.Of(Time)} pass";
    }

    /// <summary>The worker dies: nobody holds its leases any more, until somebody writes under one that is stale.</summary>
    public sealed record Crash : Call
    {
        public override object? Ask(QueueModel model) => null;

        public override ValueTask<object?> AskAsync(StoreUnderTest store) => new((object?)null);

        public override string ToString() => "the worker crashes";
    }

    /// <summary>What follows is called by another process. Both see the same jobs.</summary>
    public sealed record Switch : Call
    {
        public override object? Ask(QueueModel model) => null;

        public override async ValueTask<object?> AskAsync(StoreUnderTest store)
        {
            await store.SwitchAsync();
            return null;
        }

        public override string ToString() => "another process goes on";
    }

    /// <summary>The store is closed, and opened again on what it has stored. Rule 1: nothing changes.</summary>
    public sealed record Reopen : Call
    {
        public override object? Ask(QueueModel model) => null;

        public override async ValueTask<object?> AskAsync(StoreUnderTest store)
        {
            await store.ReopenAsync();
            return null;
        }

        public override string ToString() => "the store is closed and opened again";
    }
}
