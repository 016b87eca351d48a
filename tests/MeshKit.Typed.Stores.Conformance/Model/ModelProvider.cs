using System.Data.Common;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>
/// Opens a model as a store. So the examples of the contract can judge the model too; and a model with a planted bug can stand for a store
/// that has it.
/// </summary>
public sealed class ModelProvider(QueueModel model) : MeshProvider
{
    public override ValueTask<ISyncStore?> OpenStoreAsync(StoreContext context, CancellationToken cancellationToken) =>
        new(new ModelStore(this, context.TimeProvider));

    /// <summary>How many calls have changed something.</summary>
    private long Changes { get; set; } = 1;

    private ValueTask<T> Call<T>(TimeProvider time, Func<QueueModel, T> call, bool isRenewal = false)
    {
        lock (model)
        {
            var before = model.Jobs;
            model.Now = time.GetUtcNow();
            var answer = call(model);
            if (model.Jobs != before && !isRenewal)
                Changes++;
            return new(answer);
        }
    }

    private sealed class ModelStore(ModelProvider provider, TimeProvider time) : ISyncStore
    {
        public ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
        {
            List<NewJob> copies = [.. jobs.Select(job => job with { Payload = job.Payload.ToArray() })];
            return Call(model => model.Enqueue(copies));
        }

        public ValueTask<ExchangeResult> ExchangeAsync(IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
        {
            List<Settlement> copies = [.. settlements.Select(settlement => settlement with { Result = Copy(settlement.Result) })];
            return Call(model => model.Exchange(copies, claim));
        }

        public ValueTask<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken) =>
            provider.Call(time, model => model.Renew(leases, duration), isRenewal: true);

        public ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken)
        {
            ProgressWrite copy = progress switch
            {
                ProgressWrite.Checkpoint checkpoint => new ProgressWrite.Checkpoint(Copy(checkpoint.Value)),
                ProgressWrite.Step step => step with { Result = Copy(step.Result) },
                _ => throw new ArgumentOutOfRangeException(nameof(progress)),
            };
            return Call(model => model.WriteProgress(lease, copy));
        }

        public ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken)
        {
            var copy = edit switch
            {
                JobEdit.Checkpoint checkpoint => checkpoint with { Value = Copy(checkpoint.Value) },
                JobEdit.Repair repair => repair with { Payload = repair.Payload.ToArray() },
                _ => edit,
            };
            return Call(model => model.Edit(copy));
        }

        public ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken) => Call(model => model.Find(id)?.ToStoredJob());

        public ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken) => Call(model => model.FindHead(key)?.ToStoredJob());

        public ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken) => Call(model =>
        {
            long Sequence(StoredJob job) => model.Find(job.Id)!.Sequence;
            List<StoredJob> rest = [.. model.Query(query)];
            if (query.After is { } after)
                rest.RemoveAll(job => query.Descending ? Sequence(job) >= after : Sequence(job) <= after);
            return rest.Count <= query.Limit ? new StoredJobPage(rest, null) : new StoredJobPage(rest[..query.Limit], Sequence(rest[query.Limit - 1]));
        });

        public ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken) => Call(model => model.Prune(request));

        public ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken) => Call(model => model.Stats());

        public async ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken)
        {
            for (var end = time.GetUtcNow() + timeout; ; await Task.Delay(5, cancellationToken))
            {
                if (await Call(_ => provider.Changes) is var changes && changes != seen)
                    return changes;
                if (time.GetUtcNow() >= end)
                    return seen;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private ValueTask<T> Call<T>(Func<QueueModel, T> call) => provider.Call(time, call);

        // A null array would convert to an empty memory.
        private static ReadOnlyMemory<byte>? Copy(ReadOnlyMemory<byte>? bytes) => bytes is { } value ? value.ToArray() : default(ReadOnlyMemory<byte>?);
    }
}
