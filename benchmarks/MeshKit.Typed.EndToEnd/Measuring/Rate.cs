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

    public static Task<double> Of(int count, Action run)
    {
        var started = Stopwatch.GetTimestamp();
        run();
        return Task.FromResult(count / Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public static async Task<double> MillisecondsAsync(Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static Task<double> Milliseconds(Action run)
    {
        var started = Stopwatch.GetTimestamp();
        run();
        return Task.FromResult(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
