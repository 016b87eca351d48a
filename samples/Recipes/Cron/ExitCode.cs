namespace Recipes.Cron;

/// <summary>What the process tells cron.</summary>
public enum ExitCode
{
    /// <summary>All that could run has run. Retries may wait for their time.</summary>
    Done = 0,

    /// <summary>A job failed for good: someone should look.</summary>
    JobsFailed = 1,

    /// <summary>The queue could not be opened or used.</summary>
    StoreFailed = 2,

    /// <summary>The time was up (EX_TEMPFAIL): the next run goes on.</summary>
    Unfinished = 75,
}
