using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Turns requests into jobs to store: checks them, applies what their kind declares, and answers with receipts.</summary>
internal sealed partial class Enqueuer(MeshCore core)
{
    private const int MaxPriority = 2;

    public async Task<EnqueueReceipt> EnqueueAsync<T>(
        SyncJobType<T> type, T payload, EnqueueOptions? options, CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        return await AddAsync(store, ToJob(type.Request(payload, options)), options?.Transaction, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Enqueues on behalf of a running attempt, also while the mesh is being disposed: a handler that is asked to stop may have children to leave.
    /// </summary>
    public Task<EnqueueReceipt> EnqueueChildAsync(EnqueueRequest request, CancellationToken cancellationToken) =>
        AddAsync(core.OpenedStore, ToJob(request), request.Options?.Transaction, cancellationToken).AsTask();

    public async Task<EnqueueReceipt> EnqueueAsync(EnqueueRequest request, CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        return await AddAsync(store, ToJob(request), request.Options?.Transaction, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<EnqueueReceipt> AddAsync(ISyncStore store, NewJob job, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        NewJob[] jobs = [job];
        var results = await StoreAsync(store, jobs, transaction, cancellationToken).ConfigureAwait(false);
        return ToReceipt(results[0], transaction);
    }

    private ValueTask<IReadOnlyList<EnqueueResult>> StoreAsync(
        ISyncStore store, IReadOnlyList<NewJob> jobs, DbTransaction? transaction, CancellationToken cancellationToken) =>
        HasMerge(jobs)
            ? MergeLoop.EnqueueAsync(core, store, jobs, transaction, cancellationToken)
            : store.EnqueueAsync(jobs, transaction, cancellationToken);

    private static bool HasMerge(IReadOnlyList<NewJob> jobs)
    {
        for (var i = 0; i < jobs.Count; i++)
        {
            if (jobs[i].Policy == ConflictPolicy.Merge)
                return true;
        }

        return false;
    }

    public async Task<IReadOnlyList<EnqueueReceipt>> EnqueueManyAsync(
        IEnumerable<EnqueueRequest> requests, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var store = await core.StoreAsync(cancellationToken).ConfigureAwait(false);
        var jobs = new List<NewJob>(requests.TryGetNonEnumeratedCount(out var count) ? count : 4);
        foreach (var request in requests)
        {
            if (request.Options?.Transaction is { } own && own != transaction)
                throw new ArgumentException("Jobs that are enqueued together share one transaction: give it to the call, not to one of them.", nameof(requests));
            jobs.Add(ToJob(request));
        }

        if (jobs.Count == 0)
            return [];
        var results = await StoreAsync(store, jobs, transaction, cancellationToken).ConfigureAwait(false);
        var receipts = new EnqueueReceipt[results.Count];
        for (var i = 0; i < receipts.Length; i++)
            receipts[i] = ToReceipt(results[i], transaction);
        return receipts;
    }

    private static EnqueueReceipt ToReceipt(EnqueueResult result, DbTransaction? transaction) => new()
    {
        JobId = result.JobId,
        Status = result.Status,
        JobStatus = result.JobStatus,
        PreviousJobId = result.PreviousJobId,
        IsProvisional = transaction is not null,
    };

    private NewJob ToJob(EnqueueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var type = core.Manifest.Find(request.Kind);
        if (type is null && (core.Manifest.Jobs.Count > 0 || !KindPattern().IsMatch(request.Kind)))
        {
            throw new SyncException(
                SyncErrorCodes.UnknownKind,
                $"No manifest of this mesh declares the kind \"{request.Kind}\". Declare it with [SyncJob], or combine the manifest that does.");
        }

        core.Json.Bounded(request.Payload);
        if (type is null || !request.IsEncodedBy(type))
            Check(request, type);

        var options = request.Options;
        var settings = type?.Settings ?? SyncJobSettings.Default;
        var key = request.ConflictKey ?? options?.ConflictKey;
        if (key is not null)
            SyncKey.Validate(key);
        var priority = options?.Priority ?? 0;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(priority), MaxPriority, nameof(EnqueueOptions.Priority));
        var policy = request.ConflictPolicy ?? options?.ConflictPolicy ?? settings.OnConflict;
        if (policy == ConflictPolicy.Merge && type is not { IsMergeable: true })
        {
            throw new ArgumentException(
                $"Jobs of the kind \"{request.Kind}\" cannot be merged: their payload must implement ISyncMergeable.", nameof(request));
        }

        if (options is { Delay: not null, RunAt: not null })
            throw new ArgumentException("A job has either a Delay or a RunAt.", nameof(request));

        return new NewJob
        {
            Id = options?.JobId ?? JobIds.New(core.Time.GetUtcNow()),
            Gate = ToGate(request, type, settings, priority),
            FormerKinds = type?.FormerKinds ?? [],
            Payload = request.Payload,
            Key = key,
            Policy = policy,
            WhenRunning = settings.WhenRunning,
            HoldKeyOnFailure = settings.HoldKeyOnFailure,
            RunAt = options?.RunAt,
            Delay = options?.Delay ?? TimeSpan.Zero,
            ExpireAfter = options?.ExpireAfter,
            MaxAttempts = settings.MaxAttempts,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
        };
    }

    /// <summary>Nearly always the one gate of its kind.</summary>
    private static JobGate ToGate(EnqueueRequest request, SyncJobType? type, SyncJobSettings settings, int priority)
    {
        var version = request.Version ?? type?.Version ?? 1;
        return type is not null && priority == type.Gate.Priority && version == type.Gate.Version
            ? type.Gate
            : new JobGate(type?.Kind ?? request.Kind, version, settings.Network, priority, settings.ConditionsText);
    }

    /// <summary>An untyped payload is held to what a typed one is by construction, so that it cannot become a poison job.</summary>
    private void Check(EnqueueRequest request, SyncJobType? type)
    {
        core.Json.Validate(request.Payload);
        if (type is null)
            return;
        var version = request.Version ?? type.Version;
        if (!type.Reads(version))
        {
            throw new SyncException(
                SyncErrorCodes.PayloadInvalid,
                $"The kind \"{type.Kind}\" has {type.ReadableText} here; a payload of version {version} cannot be checked.");
        }

        type.Check(request.Payload.Span, version);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex KindPattern();
}
