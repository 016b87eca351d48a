namespace MeshKit.Typed.Sqlite.CrashHost;

/// <summary>Claims one job (<c>claimed id</c>) and holds it until the parent says <c>finish</c>; then it is settled (<c>settled id status</c>).</summary>
internal static class HoldMode
{
    public static Task RunAsync(MeshSync sync, Parent parent) => sync.FlushAsync(new FlushOptions
    {
        Handlers = SyncHandlers.Untyped(async (job, _) =>
        {
            Parent.Tell($"claimed {job.JobId}");
            await parent.HearAsync("finish");
            return SyncOutcome.Done;
        }),
        MaxJobs = 1,
        OnSettled = job => Parent.Tell($"settled {job.Id} {job.Status}"),
    });
}
