using System.Diagnostics;

namespace MeshKit.Typed.Sqlite;

/// <summary>Waits for other writers: a bounded time, with jitter, so that many of them do not come back at once.</summary>
internal static class BusyRetry
{
    private const int LongestSleepMs = 40;

    /// <summary>Runs an action, again while another writer is in its way.</summary>
    /// <param name="limit">How long to go on, asked before each wait.</param>
    /// <param name="action">What to run; it has changed nothing when it fails as busy.</param>
    public static T Run<T>(Func<TimeSpan> limit, Func<T> action)
    {
        var started = Stopwatch.GetTimestamp();
        for (var bound = 2; ; bound = Math.Min(bound * 2, LongestSleepMs))
        {
            try
            {
                return action();
            }
            catch (SyncException exception) when (SqliteErrors.IsBusy(exception) && Stopwatch.GetElapsedTime(started) < limit())
            {
                Thread.Sleep(Random.Shared.Next(1, bound + 1));
            }
        }
    }
}
