namespace MeshKit.Typed.EndToEnd;

/// <summary>Watches how much memory is in use while something runs.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly Thread _thread;
    private volatile bool _stopped;

    public PeakMemory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        HeapBefore = Heap = GC.GetTotalMemory(forceFullCollection: false);
        WorkingSetBefore = WorkingSet = Environment.WorkingSet;
        _thread = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>The managed heap at the start, garbage not counted.</summary>
    public long HeapBefore { get; }

    /// <summary>The largest managed heap that was seen, garbage included.</summary>
    public long Heap { get; private set; }

    public long WorkingSetBefore { get; }

    public long WorkingSet { get; private set; }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    private void Watch()
    {
        while (!_stopped)
        {
            Heap = Math.Max(Heap, GC.GetTotalMemory(forceFullCollection: false));
            WorkingSet = Math.Max(WorkingSet, Environment.WorkingSet);
            Thread.Sleep(Interval);
        }
    }
}
