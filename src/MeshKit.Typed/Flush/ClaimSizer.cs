namespace MeshKit.Typed;

/// <summary>
/// How many jobs to claim ahead of the handlers. A claimed job counts its attempt and holds its lease, so that little is claimed before the
/// handlers are known to be fast: it starts at nothing, doubles while claimed jobs are taken up at once, and halves when they wait.
/// </summary>
internal sealed class ClaimSizer(TimeProvider time, int concurrency)
{
    private const int Largest = 256;
    private static readonly TimeSpan Fast = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(1);

    private int _ahead;
    private long _claimedAt;

    /// <summary>How many jobs may be claimed and not ended, those that run included.</summary>
    public int Capacity => concurrency + _ahead;

    /// <summary>Whether jobs that were claimed ahead have waited for longer than they should.</summary>
    public bool IsStalled => _ahead > 0 && time.GetElapsedTime(_claimedAt) >= Stalled;

    public void Claimed() => _claimedAt = time.GetTimestamp();

    /// <summary>Begins anew, with nothing claimed ahead.</summary>
    public void Reset() => _ahead = 0;

    /// <summary>All jobs of the last claim have been taken up.</summary>
    public void Drained()
    {
        var waited = time.GetElapsedTime(_claimedAt);
        if (waited <= Fast)
            _ahead = Math.Min(Math.Max(_ahead * 2, concurrency), Largest);
        else if (waited >= Slow)
            _ahead /= 2;
    }
}
