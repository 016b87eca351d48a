using System.Globalization;
using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Calls and answers as text: what is compared, and what a failing history shows. What is as usual is left out.</summary>
internal static class Text
{
    /// <summary>An answer of the model or of a store. Everything that the contract fixes is in it, and nothing else.</summary>
    public static string Of(object? answer) => answer switch
    {
        null => "nothing",
        SyncException refusal => Line(refusal.Code, Of(refusal.JobId), refusal.JobStatus?.ToString()),
        MergeNeededException needed => $"{Names.Of(needed.JobId)} is to be merged with {Of(needed.Queued)}",
        Exception exception => $"{exception.GetType().Name}: {exception.Message}",
        IReadOnlyList<EnqueueResult> results => List(results.Select(Of)),
        ExchangeResult result => Line(
            $"settled [{List(result.Settled.Select(Of))}]", $"claimed [{List(result.Claimed.Select(Of))}]", At("next due", result.NextDue)),
        IReadOnlyList<LeaseState> states => string.Join(' ', states),
        EditResult { Status: EditStatus.NotFound } => "NotFound",
        EditResult edit => Line(edit.Status.ToString(), edit.JobStatus.ToString(), Of(edit.HeldBy)),
        StoredJob job => Of(job),
        IReadOnlyList<StoredJob[]> pages => string.Join(" | ", pages.Select(page => string.Join(' ', page.Select(job => Names.Of(job.Id))))),
        IReadOnlyList<StoreCount> counts => List(counts.Select(count => $"{count.Kind} {count.Status} {count.Count}").Order(StringComparer.Ordinal)),
        _ => string.Create(CultureInfo.InvariantCulture, $"{answer}"),
    };

    public static string Of(StoredJob job) => Line(
        $"{Names.Of(job.Id)} {job.Status}",
        job.IsWaiting ? "waits" : null,
        job.Key,
        Of(job.Gate),
        $"attempt {job.Attempt}/{job.MaxAttempts}",
        Unless("snoozes ", job.Snoozes, 0),
        Unless("generation ", job.Generation, 0),
        Unless("revision ", job.Revision, 0),
        $"enqueued {Of(job.EnqueuedAt)}",
        $"due {Of(job.DueAt)}",
        At("started", job.StartedAt),
        At("finished", job.FinishedAt),
        At("lease until", job.LeaseUntil),
        At("expires", job.ExpiresAt),
        job.IsStopRequested ? "asked to stop" : null,
        job.ReplacedBy is { } by ? $"replaced by {Names.Of(by)}" : null,
        job.LastError is { } error ? $"error {error.Type} <{error.Message}>" : null,
        $"payload {Of(job.Payload)}",
        Unless("format ", job.PayloadFormat, 0),
        job.Checkpoint is { } checkpoint ? $"checkpoint {Of(checkpoint)}" : null,
        job.Result is { } result ? $"result {Of(result)}" : null,
        job.TraceParent);

    public static string Of(NewJob job) => "(" + Line(
        Names.Of(job.Id),
        job.Key,
        job.Policy.ToString(),
        Unless("", job.WhenRunning, WhenRunning.PolicyDefault),
        job.HoldKeyOnFailure ? "holds" : null,
        Of(job.Gate),
        job.FormerKinds.Count == 0 ? null : $"before {string.Join(" or ", job.FormerKinds)}",
        job.MergeBase is { } merged ? $"merged with revision {merged.Revision} of {Names.Of(merged.JobId)}{(merged.KeepsProgress ? " and its progress" : "")}" : null,
        At("due", job.RunAt),
        job.Delay == default ? null : $"due in {Of(job.Delay)}",
        job.ExpireAfter is { } expiry ? $"expires in {Of(expiry)}" : null,
        $"{job.MaxAttempts} attempts",
        $"payload {Of(job.Payload)}") + ")";

    public static string Of(Settlement settlement) => "(" + Line(
        Names.Of(settlement.Lease),
        settlement.Kind.ToString(),
        settlement.Delay == default ? null : $"in {Of(settlement.Delay)}",
        settlement.Result is { } result ? $"result {Of(result)}" : null,
        settlement.Error is { } error ? $"error {error.Type}" : null) + ")";

    public static string Of(ClaimRequest claim) => Line(
        $"at most {claim.MaxJobs} for flush {claim.FlushId}",
        Unless("bytes ", claim.MaxBytes, long.MaxValue),
        $"lease {Of(claim.LeaseDuration)}",
        claim.Excluded.Count > 0 ? $"none of [{string.Join(' ', claim.Excluded.Select(Names.Of))}]" : null);

    public static string Of(ProgressWrite progress) => progress switch
    {
        ProgressWrite.Checkpoint checkpoint => $"checkpoint {Of(checkpoint.Value)}",
        ProgressWrite.Step step => $"step {step.Name} {Of(step.Result)}",
        _ => throw new ArgumentOutOfRangeException(nameof(progress)),
    };

    public static string Of(JobEdit edit) => edit switch
    {
        JobEdit.Checkpoint checkpoint => $"set the checkpoint of {Names.Of(edit.JobId)} to {Of(checkpoint.Value)}",
        JobEdit.Repair repair => $"repair {Names.Of(edit.JobId)}: {Of(repair.Gate)}, payload {Of(repair.Payload)}",
        _ => $"{edit.GetType().Name.ToLowerInvariant()} {Names.Of(edit.JobId)}",
    };

    public static string Of(PruneRequest request) =>
        Line($"at most {request.Limit}", $"older than {Of(request.OlderThan)}", string.Join(" or ", request.Statuses));

    public static string Of(StoreQuery query) => Line(
        string.Join(" or ", query.Kinds),
        string.Join(" or ", query.Statuses),
        query.Key,
        At("from", query.EnqueuedFrom),
        At("before", query.EnqueuedBefore),
        query.Descending ? "newest first" : null,
        $"{query.Limit} a page");

    public static string Of(TimeSpan time) => time == TimeSpan.MaxValue ? "forever" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s");

    public static string List(IEnumerable<string> items) => string.Join(", ", items);

    private static string Of(EnqueueResult result) =>
        $"{Names.Of(result.JobId)} {result.Status} {result.JobStatus}{(result.PreviousJobId is { } previous ? $" for {Names.Of(previous)}" : "")}";

    private static string Of(SettleResult result) => !result.Held ? "lost"
        : $"{result.Status} attempt {result.Attempt}{(result.Status == SyncJobStatus.Pending ? $" due {Of(result.DueAt)}" : "")}";

    private static string Of(ClaimedJob claimed)
    {
        var steps = claimed.Steps.Select(step => $"step {step.Name} {Of(step.Result)}").Order(StringComparer.Ordinal);
        return $"({Line([Names.Of(claimed.Lease), Of(claimed.Job), .. steps])})";
    }

    private static string Of(JobGate gate) => Line(
        gate.Kind,
        Unless("version ", gate.Version, 1),
        Unless("", gate.Network, NetworkNeed.Online),
        Unless("priority ", gate.Priority, 0),
        gate.Conditions);

    /// <summary>Seconds since the start.</summary>
    private static string Of(DateTimeOffset time) =>
        time == DateTimeOffset.MaxValue ? "never" : $"at {Of(time - World.Start)}";

    private static string Of(ReadOnlyMemory<byte>? bytes) => bytes is { } value ? $"<{Encoding.UTF8.GetString(value.Span).Trim()}>{value.Length}" : "none";

    private static string? Of(Guid? id) => id is { } value ? Names.Of(value) : null;

    private static string? At(string name, DateTimeOffset? time) => time is { } known ? $"{name} {Of(known)}" : null;

    private static string? Unless<T>(string name, T value, T usual) => Equals(value, usual) ? null : string.Create(CultureInfo.InvariantCulture, $"{name}{value}");

    private static string Line(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
