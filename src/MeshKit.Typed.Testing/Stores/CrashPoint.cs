namespace MeshKit.Typed.Testing;

/// <summary>Where an attempt's process dies: before a write of its progress is stored, or else before its outcome is.</summary>
/// <param name="beforeWrite">The number of that write, from 1; null for the outcome.</param>
internal sealed class CrashPoint(int? beforeWrite)
{
    private int _writes;
    private int _reached;

    /// <summary>Whether the process died at a write of progress, and not only at the end.</summary>
    public bool IsAtWrite => Volatile.Read(ref _reached) != 0;

    /// <summary>Stores no write from the crash on.</summary>
    /// <exception cref="SimulatedCrashException">The process is dead.</exception>
    public void OnProgress()
    {
        if (Interlocked.Increment(ref _writes) < beforeWrite || beforeWrite is null)
            return;
        Volatile.Write(ref _reached, 1);
        throw new SimulatedCrashException();
    }
}
