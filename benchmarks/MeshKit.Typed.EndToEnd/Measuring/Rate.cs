using System.Diagnostics;

namespace MeshKit.Typed.EndToEnd;

/// <summary>Runs something and says how many a second, or how long.</summary>
internal static class Rate
{
    public static async Task<double> OfAsync(int count, Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public static async Task<double> OfAsync(int count, Action run) => count / (await OnThreadAsync(run)).TotalSeconds;

    public static async Task<double> MillisecondsAsync(Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static async Task<double> MillisecondsAsync(Action run) => (await OnThreadAsync(run)).TotalMilliseconds;

    /// <summary>
    /// What blocks runs on a thread of its own, as the store's writer does: on a busy machine the scheduler favours a thread that mostly waits for
    /// the disk over one that has just computed something else.
    /// </summary>
    private static Task<TimeSpan> OnThreadAsync(Action run) => Task.Factory.StartNew(
        () =>
        {
            var started = Stopwatch.GetTimestamp();
            run();
            return Stopwatch.GetElapsedTime(started);
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
