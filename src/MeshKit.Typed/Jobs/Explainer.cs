using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>Finds the first thing that keeps a job from running, in the order in which a claim would meet them.</summary>
internal static class Explainer
{
    public static SyncExplanation Explain(StoredJob job, StoredJob? head, FlushOptions? against, MeshCore core)
    {
        var info = JobView.ToInfo(job, core.Json);
        switch (job.Status)
        {
            case SyncJobStatus.Quarantined:
                return Say(info, SyncWaitReason.Quarantined, $"The job is quarantined ({job.LastError?.Type}). Repair its payload or its handler, then retry it.");
            case SyncJobStatus.Running:
                return Say(info, SyncWaitReason.Leased, $"The job is running, under a lease until {job.LeaseUntil:O}.") with { Until = job.LeaseUntil };
            case not SyncJobStatus.Pending:
                return Say(info, SyncWaitReason.Finished, $"The job has ended: {job.Status}.");
        }

        if (job.IsWaiting)
        {
            var holder = head is null ? "another job" : $"the job {head.Id} ({head.Status})";
            return Say(info, SyncWaitReason.BehindKey, $"The job waits for {holder}, which has the same conflict key.") with { HeldBy = head?.Id };
        }

        if (against is null)
            return Say(info, SyncWaitReason.NeverFlushed, "No flush has run on this mesh yet: call FlushAsync, or start a scheduler.");
        return Refused(info, job.Gate, against)
            ?? (job.DueAt > core.Time.GetUtcNow()
                ? Say(info, SyncWaitReason.NotDue, $"The job is due at {job.DueAt:O}.") with { Until = job.DueAt }
                : Say(info, SyncWaitReason.Ready, "Nothing keeps the job: the next flush with these options takes it."));
    }

    private static SyncExplanation? Refused(SyncJobInfo info, JobGate gate, FlushOptions against)
    {
        var flush = new FlushGate(against);
        return flush.Refusal(gate) switch
        {
            null => null,
            SyncWaitReason.Network => Say(info, SyncWaitReason.Network, $"The job needs the network ({gate.Network}); the flush has {against.Network}."),
            SyncWaitReason.Condition => Say(info, SyncWaitReason.Condition, $"The condition \"{flush.FirstUnmet(gate.Conditions)}\" does not hold in the flush."),
            SyncWaitReason.NewerVersion => Say(
                info, SyncWaitReason.NewerVersion, $"The payload has version {gate.Version}, which this app does not know. Update the app."),
            SyncWaitReason.OlderVersion => Say(
                info, SyncWaitReason.OlderVersion, $"The payload has version {gate.Version}, from which this app has no upcast. Declare its shape by [FormerVersion]."),
            var reason => Say(info, reason.Value, $"The flush has no handler for the kind \"{gate.Kind}\", version {gate.Version}."),
        };
    }

    private static SyncExplanation Say(SyncJobInfo job, SyncWaitReason reason, string message) => new() { Job = job, Reason = reason, Message = message };
}
