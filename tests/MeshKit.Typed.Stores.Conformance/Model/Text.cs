using System.Globalization;
using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Calls and answers as text: what is compared, and what a failing history shows.</summary>
internal static class Text
{
    /// <summary>An answer of the model or of a store. Everything that the contract fixes is in it, and nothing else.</summary>
    public static string Of(object? answer) => answer switch
    {
        null => "",
        SyncException refusal => $"{refusal.Code} {Name(refusal.JobId)} {refusal.JobStatus}",
        MergeNeededException needed => $"{Names.Of(needed.JobId)} is to be merged with {Of(needed.Queued)}",
        IReadOnlyList<EnqueueResult> results => string.Join(", ", results.Select(result =>
            $"{Names.Of(result.JobId)} {result.Status} {result.JobStatus}{(result.PreviousJobId is { } previous ? $" previous {Names.Of(previous)}" : "")}")),
        ExchangeResult result => $"settled [{string.Join(", ", result.Settled.Select(Of))}], claimed [{string.Join(", ", result.Claimed.Select(Of))}], "
            + $"next due {Of(result.NextDue)}",
        IReadOnlyList<LeaseState> states => string.Join(' ', states),
        EditResult { Status: EditStatus.NotFound } => "NotFound",
        EditResult edit => $"{edit.Status} {edit.JobStatus} {Name(edit.HeldBy)}",
        StoredJob job => Of(job),
        IReadOnlyList<StoredJob[]> pages => string.Join(" | ", pages.Select(page => string.Join(' ', page.Select(job => Names.Of(job.Id))))),
        IReadOnlyList<StoreCount> counts => string.Join(", ", counts.Select(count => $"{count.Kind} {count.Status} {count.Count}").Order(StringComparer.Ordinal)),
        Exception exception => $"{exception.GetType().Name}: {exception.Message}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{answer}"),
    };

    public static string Of(StoredJob job)
    {
        var text = new StringBuilder($"{Names.Of(job.Id)} {job.Status}{(job.IsWaiting ? " (waits)" : "")} key={job.Key} attempt={job.Attempt}/{job.MaxAttempts}");
        text.Append(CultureInfo.InvariantCulture, $" generation={job.Generation} revision={job.Revision} snoozes={job.Snoozes} stop={job.IsStopRequested} {Of(job.Gate)}");
        text.Append(CultureInfo.InvariantCulture, $" enqueued={Of(job.EnqueuedAt)} due={Of(job.DueAt)} started={Of(job.StartedAt)} finished={Of(job.FinishedAt)}");
        text.Append(CultureInfo.InvariantCulture, $" lease={Of(job.LeaseUntil)} expires={Of(job.ExpiresAt)} by={Name(job.ReplacedBy)} error={job.LastError?.Type}");
        text.Append(CultureInfo.InvariantCulture, $" {job.LastError?.Message} payload={Of(job.Payload)}/{job.PayloadFormat} checkpoint={Of(job.Checkpoint)}");
        text.Append(CultureInfo.InvariantCulture, $" result={Of(job.Result)} trace={job.TraceParent}");
        return text.ToString();
    }

    public static string Of(NewJob job) =>
        $"{Names.Of(job.Id)} ({job.Key ?? "no key"}, {job.Policy}/{job.WhenRunning}{(job.HoldKeyOnFailure ? ", holds" : "")}, {Of(job.Gate)}, "
        + $"due {(job.RunAt is { } time ? Of(time) : $"in {job.Delay}")}, expires after {job.ExpireAfter}, {job.MaxAttempts} attempts, payload {Of(job.Payload)}"
        + $"{(job.MergeBase is { } merged ? $", merged {Names.Of(merged.JobId)} revision {merged.Revision}{(merged.KeepsProgress ? " with progress" : "")}" : "")})";

    public static string Of(Settlement settlement) =>
        $"{Names.Of(settlement.Lease)} {settlement.Kind} delay={settlement.Delay} result={Of(settlement.Result)} error={settlement.Error?.Type}";

    public static string Of(ClaimRequest claim) =>
        $"{claim.MaxJobs} for flush {claim.FlushId}, {claim.MaxBytes} bytes, lease {claim.LeaseDuration}, but not [{string.Join(' ', claim.Excluded.Select(Names.Of))}]";

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

    public static string Of(StoreQuery query) =>
        $"kind={query.Kind} statuses=[{string.Join(' ', query.Statuses)}] key={query.Key} from={Of(query.EnqueuedFrom)} before={Of(query.EnqueuedBefore)} "
        + $"{(query.Descending ? "newest first, " : "")}{query.Limit} a page";

    private static string Of(JobGate gate) => $"{gate.Kind} v{gate.Version} {gate.Network} p{gate.Priority} [{gate.Conditions}]";

    private static string Of(SettleResult result) =>
        !result.Held ? "lost" : $"{result.Status} attempt={result.Attempt}{(result.Status == SyncJobStatus.Pending ? $" due {Of(result.DueAt)}" : "")}";

    private static string Of(ClaimedJob claimed)
    {
        var steps = claimed.Steps.Select(step => $"{step.Name}={Of(step.Result)}").Order(StringComparer.Ordinal);
        return $"{Names.Of(claimed.Lease)}: {Of(claimed.Job)} steps=[{string.Join(' ', steps)}]";
    }

    /// <summary>Seconds since the start.</summary>
    private static string Of(DateTimeOffset? time) => time switch
    {
        null => "-",
        { } end when end == DateTimeOffset.MaxValue => "never",
        { } then => string.Create(CultureInfo.InvariantCulture, $"{(then - Histories.Start).TotalSeconds}s"),
    };

    private static string Of(ReadOnlyMemory<byte>? bytes) => bytes is { } value ? $"<{Encoding.UTF8.GetString(value.Span)}>" : "none";

    private static string Name(Guid? id) => id is { } value ? Names.Of(value) : "";
}
