using System.Diagnostics;

namespace DraftSync;

/// <summary>Kills this very process at a random moment soon after the first progress, as a phone kills an app: nothing is cleaned up.</summary>
public sealed class Crash(TextWriter output)
{
    private static readonly TimeSpan Latest = TimeSpan.FromMilliseconds(80);

    private int _armed;

    /// <summary>Starts the countdown, once.</summary>
    public void Arm()
    {
        if (Interlocked.Exchange(ref _armed, 1) == 0)
            _ = Task.Run(KillAsync);
    }

    private async Task KillAsync()
    {
        await Task.Delay(Latest * Random.Shared.NextDouble());
        output.WriteLine("Killing this process now. Run again to see the uploads resume.");
        output.Flush();
        using var self = Process.GetCurrentProcess();
        self.Kill(); // SIGKILL on Unix: no handler, no finally, no flush
    }
}
