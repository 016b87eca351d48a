using System.Data.Common;
using System.Security.Cryptography;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// A store whose values are sealed on their way in and opened on their way out, so that engine and stores need not know. What does not open
/// comes back as <see cref="SealedValue.Unopened"/> and never as an exception: such a job is still found, listed, cancelled and retried.
/// Jobs that were stored in clear stay readable; their keys stay in clear, so that they and sealed jobs of the same key do not find each other.
/// </summary>
internal sealed class SealedStore(ISyncStore inner, IPayloadProtector protector) : ISyncStore
{
    private readonly Sealer _sealer = new(protector);

    public ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(
        IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var stored = new NewJob[jobs.Count];
        for (var i = 0; i < stored.Length; i++)
            stored[i] = Seal(jobs[i]);
        return inner.EnqueueAsync(stored, transaction, cancellationToken);
    }

    public async ValueTask<ExchangeResult> ExchangeAsync(
        IReadOnlyList<Settlement> settlements, ClaimRequest? claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        var stored = new Settlement[settlements.Count];
        for (var i = 0; i < stored.Length; i++)
            stored[i] = Seal(settlements[i]);
        var result = await inner.ExchangeAsync(stored, claim, cancellationToken).ConfigureAwait(false);
        return result.Claimed.Count == 0 ? result : result with { Claimed = [.. result.Claimed.Select(Open)] };
    }

    public ValueTask<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<JobToken> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.RenewAsync(leases, duration, cancellationToken);

    public ValueTask<bool> WriteProgressAsync(JobToken lease, ProgressWrite progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return inner.WriteProgressAsync(lease, Seal(lease.JobId, progress), cancellationToken);
    }

    public async ValueTask<EditResult> EditAsync(JobEdit edit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var stored = edit switch
        {
            JobEdit.Checkpoint checkpoint => checkpoint with { Value = _sealer.Seal(edit.JobId, Sealer.Purpose.Checkpoint, checkpoint.Value) },
            JobEdit.Repair repair => await SealAsync(repair, cancellationToken).ConfigureAwait(false),
            _ => edit,
        };
        return await inner.EditAsync(stored, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Open(await inner.FindAsync(id, cancellationToken).ConfigureAwait(false));

    public async ValueTask<StoredJob?> FindHeadAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Open(await inner.FindHeadAsync(_sealer.Hash(key)!, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads the head of a stored job's lane, also where its key does not open, or was stored in clear.</summary>
    public async ValueTask<StoredJob?> FindHeadAsync(StoredJob job, CancellationToken cancellationToken) =>
        job.StoredKey is { } key ? Open(await inner.FindHeadAsync(key, cancellationToken).ConfigureAwait(false)) : null;

    public async ValueTask<StoredJobPage> QueryAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var page = await inner.QueryAsync(query with { Key = _sealer.Hash(query.Key) }, cancellationToken).ConfigureAwait(false);
        return page with { Jobs = [.. page.Jobs.Select(job => Open(job)!)] };
    }

    public ValueTask<int> PruneAsync(PruneRequest request, CancellationToken cancellationToken) => inner.PruneAsync(request, cancellationToken);

    public ValueTask<IReadOnlyList<StoreCount>> StatsAsync(CancellationToken cancellationToken) => inner.StatsAsync(cancellationToken);

    public ValueTask<long> WaitForChangeAsync(long seen, TimeSpan timeout, CancellationToken cancellationToken) =>
        inner.WaitForChangeAsync(seen, timeout, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private NewJob Seal(NewJob job)
    {
        var key = _sealer.Hash(job.Key);
        return job with
        {
            Key = key,
            Payload = _sealer.SealPayload(job.Id, job.Gate, key, job.Payload.Span, job.PayloadFormat, job.Key),
            PayloadFormat = SealedValue.SealedFormat,
        };
    }

    private Settlement Seal(Settlement settlement) => settlement with
    {
        Result = _sealer.Seal(settlement.Lease.JobId, Sealer.Purpose.Result, settlement.Result),
        Error = _sealer.Seal(settlement.Lease.JobId, settlement.Error),
    };

    private ProgressWrite Seal(Guid id, ProgressWrite progress) => progress switch
    {
        ProgressWrite.Checkpoint checkpoint => checkpoint with { Value = _sealer.Seal(id, Sealer.Purpose.Checkpoint, checkpoint.Value) },
        ProgressWrite.Step step => step with { Result = _sealer.Seal(id, Sealer.Purpose.Step, step.Result, step.Name) },
        _ => throw new ArgumentException($"The progress {progress.GetType().Name} is not known.", nameof(progress)),
    };

    /// <summary>The new payload carries the job's key on, which never changes; where the old one does not open, nobody knows it any more.</summary>
    private async ValueTask<JobEdit> SealAsync(JobEdit.Repair repair, CancellationToken cancellationToken)
    {
        if (await inner.FindAsync(repair.JobId, cancellationToken).ConfigureAwait(false) is not { } job)
            return repair;
        var (key, isKnown) = KeyOf(job);
        return repair with
        {
            Payload = _sealer.SealPayload(job.Id, repair.Gate, job.Key, repair.Payload.Span, repair.PayloadFormat, key, isKnown),
            PayloadFormat = SealedValue.SealedFormat,
        };
    }

    private (string? Key, bool IsKnown) KeyOf(StoredJob job)
    {
        if (job.PayloadFormat == SealedValue.PlainFormat)
            return (job.Key, true);
        try
        {
            var opened = _sealer.OpenPayload(job);
            return (opened.Key, opened.IsKeyKnown);
        }
        catch (CryptographicException)
        {
            return (null, false);
        }
    }

    private ClaimedJob Open(ClaimedJob claimed)
    {
        var job = Open(claimed.Job)!;
        var steps = new StoredStep[claimed.Steps.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            var step = claimed.Steps[i];
            steps[i] = step with { Result = Open(ref job, claimed.Job, job.SealProblem is null, Sealer.Purpose.Step, step.Result, step.Name) };
        }

        return claimed with { Job = job, Steps = steps };
    }

    private StoredJob? Open(StoredJob? stored)
    {
        if (stored is null)
            return null;
        var job = stored with { StoredKey = stored.Key, LastError = _sealer.Open(stored.Id, stored.LastError) };
        if (stored.PayloadFormat != SealedValue.PlainFormat)
            job = OpenPayload(job);
        var opens = job.SealProblem is null;
        var checkpoint = Open(ref job, stored, opens, Sealer.Purpose.Checkpoint, stored.Checkpoint);
        var result = Open(ref job, stored, opens, Sealer.Purpose.Result, stored.Result);
        return job with { Checkpoint = checkpoint, Result = result };
    }

    private StoredJob OpenPayload(StoredJob stored)
    {
        if (stored.PayloadFormat != SealedValue.SealedFormat)
            return stored with { SealProblem = $"its payload has the form {stored.PayloadFormat}, which this version does not know." };
        try
        {
            var opened = _sealer.OpenPayload(stored);
            return stored with { Key = opened.Key, Payload = opened.Payload, PayloadFormat = opened.Format };
        }
        catch (CryptographicException exception)
        {
            return stored with { SealProblem = exception.Message };
        }
    }

    /// <summary>
    /// Opens a value beside the payload. Where the payload does not open, nothing of the job does, since the payload vouches for the job's kind;
    /// and a job that is sealed has no plain values, so that none can be slipped in.
    /// </summary>
    private ReadOnlyMemory<byte>? Open(ref StoredJob job, StoredJob stored, bool opens, Sealer.Purpose purpose, ReadOnlyMemory<byte>? value, string name = "")
    {
        if (value is not { } bytes)
            return default(ReadOnlyMemory<byte>?);
        if (stored.PayloadFormat == SealedValue.PlainFormat && !SealedValue.IsSealed(bytes.Span))
            return value;
        if (!opens)
            return SealedValue.Unopened;
        try
        {
            return _sealer.Open(job.Id, purpose, bytes.Span, name);
        }
        catch (CryptographicException exception)
        {
            job = job with { SealProblem = exception.Message };
            return SealedValue.Unopened;
        }
    }
}
