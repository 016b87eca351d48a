namespace MeshKit.Typed.Sqlite;

/// <summary>The values of <c>mesh_jobs.state</c>. Stored, so never renumbered; partial indexes name 0 and 1.</summary>
internal static class State
{
    public const int Ready = 0;
    public const int Running = 1;
    public const int Waiting = 2;
    public const int Succeeded = 3;
    public const int Failed = 4;
    public const int Cancelled = 5;
    public const int Replaced = 6;
    public const int Quarantined = 7;

    public static bool IsPending(int state) => state is Ready or Waiting;

    public static bool IsActive(int state) => state <= Waiting;

    public static SyncJobStatus ToStatus(int state) => state switch
    {
        Ready or Waiting => SyncJobStatus.Pending,
        Running => SyncJobStatus.Running,
        Succeeded => SyncJobStatus.Succeeded,
        Failed => SyncJobStatus.Failed,
        Cancelled => SyncJobStatus.Cancelled,
        Replaced => SyncJobStatus.Replaced,
        _ => SyncJobStatus.Quarantined,
    };

    public static int[] Of(SyncJobStatus status) => status switch
    {
        SyncJobStatus.Pending => [Ready, Waiting],
        SyncJobStatus.Running => [Running],
        SyncJobStatus.Succeeded => [Succeeded],
        SyncJobStatus.Failed => [Failed],
        SyncJobStatus.Cancelled => [Cancelled],
        SyncJobStatus.Replaced => [Replaced],
        _ => [Quarantined],
    };
}

/// <summary>The values of <c>mesh_jobs.lane</c>. An ended job is in no lane, unless it holds it as its head.</summary>
internal static class Lane
{
    public const int None = 0;
    public const int Head = 1;
    public const int Waits = 2;
}

/// <summary>The bits of <c>mesh_jobs.stop</c>.</summary>
internal static class StopMarks
{
    /// <summary>The app asked to cancel the running job.</summary>
    public const int Cancel = 1;

    /// <summary>A successor waits: unless it succeeds, the running job ends as replaced.</summary>
    public const int Superseded = 2;

    /// <summary>The running job is to stop for its successor.</summary>
    public const int StopForSuccessor = 4;
}
