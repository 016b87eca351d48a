using System.Security.Cryptography;
using System.Text;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>One attempt of a job, as its handler sees it.</summary>
public abstract class SyncJobContext
{
    private readonly Attempt _attempt;

    private protected SyncJobContext(Attempt attempt) => _attempt = attempt;

    /// <summary>The job's id.</summary>
    public Guid JobId => Job.Id;

    /// <summary>The job's kind.</summary>
    public string Kind => Job.Gate.Kind;

    /// <summary>The version of the stored payload.</summary>
    public int Version => Job.Gate.Version;

    /// <summary>The conflict key, or null where the job has none.</summary>
    public string? ConflictKey => Job.Key;

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt => Job.Attempt;

    /// <summary>How often the job may be attempted.</summary>
    public int MaxAttempts => Job.MaxAttempts;

    /// <summary>When the job was enqueued: the same in every attempt.</summary>
    public DateTimeOffset EnqueuedAt => Job.EnqueuedAt;

    /// <summary>Why the attempt is asked to stop, once its token is signalled.</summary>
    public StopReason StopReason => _attempt.StopReason;

    /// <summary>
    /// A key that is the same in every attempt of this job, for the <c>Idempotency-Key</c> header and its like: the receiver can tell a
    /// repetition from a new request.
    /// </summary>
    public string IdempotencyKey => JobId.ToString("D");

    /// <summary>The payload as it was enqueued.</summary>
    public SyncValue RawPayload => new(Job.Payload, _attempt.Json);

    /// <summary>The last checkpoint, of this attempt or an earlier one.</summary>
    public SyncValue Checkpoint => new(_attempt.Checkpoint, _attempt.Json);

    private StoredJob Job => _attempt.Claimed.Job;

    /// <summary>A key for one of several effects of this job, the same in every attempt.</summary>
    /// <param name="step">The effect's name, unique within the job.</param>
    public string StepKey(string step)
    {
        ArgumentException.ThrowIfNullOrEmpty(step);
        return $"{JobId:D}/{Uri.EscapeDataString(step)}";
    }

    /// <summary>
    /// An id that is the same in every attempt of this job, where a new random one would differ: a UUIDv8 (RFC 9562) of the SHA-256 of job and
    /// name.
    /// </summary>
    /// <param name="name">What the id is for, unique within the job.</param>
    public Guid StableGuid(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var source = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        JobId.TryWriteBytes(source, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, source.AsSpan(16));
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(source, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>Stores how far the work has come; the next attempt starts from it. Durable when the call returns.</summary>
    /// <typeparam name="T">A scalar, or a type that the manifest knows.</typeparam>
    /// <param name="checkpoint">The progress; it replaces the last one.</param>
    /// <param name="cancellationToken">Cancels waiting for the store. Not this attempt's token, where the checkpoint should be stored at its end too.</param>
    /// <exception cref="SyncException">
    /// <c>lease_lost</c>: the attempt no longer holds the job, and must end. <c>payload_invalid</c>, <c>payload_too_large</c>: the checkpoint
    /// cannot be stored.
    /// </exception>
    public Task CheckpointAsync<T>(T checkpoint, CancellationToken cancellationToken = default) =>
        _attempt.CheckpointAsync(_attempt.Json.Encode(checkpoint), cancellationToken);

    /// <summary>
    /// Runs a durable step: once for the job as far as records can tell. Its result is stored under the attempt's token, and given back without
    /// running in every later attempt. A crash between the effect and its record makes a repetition possible; see
    /// <see cref="StepOptions.WhenUncertain"/>.
    /// </summary>
    /// <typeparam name="T">A scalar, or a type that the manifest knows.</typeparam>
    /// <param name="step">The step's name, unique within the job and stable over versions of the app.</param>
    /// <param name="run">The work; <see cref="SyncStep.Key"/> is for the system that it talks to.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="cancellationToken">Handed to <paramref name="run"/>.</param>
    /// <exception cref="SyncException">
    /// <c>lease_lost</c>: the result could not be recorded, and the attempt must end. <c>outcome_unknown</c>: see
    /// <see cref="WhenUncertain.Fail"/>; the job fails with it.
    /// </exception>
    /// <exception cref="InvalidOperationException">The step is running already.</exception>
    public Task<T> OnceAsync<T>(
        string step, Func<SyncStep, CancellationToken, Task<T>> run, StepOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return _attempt.Steps.RunAsync(new SyncStep(step, StepKey(step)), run, options?.WhenUncertain ?? WhenUncertain.Repeat, cancellationToken);
    }

    /// <summary>
    /// Enqueues a job that this one needs done: once for the job, however often it is attempted, since its id is made of this job's and the
    /// name. It is durable when the call returns, whatever becomes of this attempt.
    /// </summary>
    /// <typeparam name="T">The child's payload.</typeparam>
    /// <param name="name">The child's name, unique within this job and stable over versions of the app.</param>
    /// <param name="type">The child's job, from the manifest.</param>
    /// <param name="payload">Its payload; of a repetition it is not looked at.</param>
    /// <param name="options">What differs for this one job. Its <see cref="EnqueueOptions.JobId"/> is given by the name.</param>
    /// <param name="cancellationToken">Cancels waiting; a job whose writing has begun may be stored all the same.</param>
    /// <returns>The receipt; of a repetition <see cref="EnqueueStatus.Deduplicated"/>, with the child's status.</returns>
    /// <exception cref="SyncException"><c>lease_lost</c>: the attempt no longer holds the job; and as enqueueing.</exception>
    public Task<EnqueueReceipt> EnqueueChildAsync<T>(
        string name, SyncJobType<T> type, T payload, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (options?.JobId is not null)
            throw new ArgumentException("A child's id is made of its parent's and its name.", nameof(options));
        var child = (options ?? new EnqueueOptions()) with { JobId = StableGuid(name) };
        return _attempt.EnqueueChildAsync(type.Request(payload, child), cancellationToken);
    }

    /// <summary>Runs a durable step that has no result; see the other overload.</summary>
    /// <param name="step">The step's name, unique within the job and stable over versions of the app.</param>
    /// <param name="run">The work.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="cancellationToken">Handed to <paramref name="run"/>.</param>
    public Task OnceAsync(
        string step, Func<SyncStep, CancellationToken, Task> run, StepOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return OnceAsync(
            step,
            async (running, stop) =>
            {
                await run(running, stop).ConfigureAwait(false);
                return true;
            },
            options,
            cancellationToken);
    }
}
