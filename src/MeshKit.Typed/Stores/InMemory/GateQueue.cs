namespace MeshKit.Typed.Stores.InMemory;

/// <summary>The ready and the running jobs of one gate. A flush that does not accept the gate looks at none of them.</summary>
internal sealed class GateQueue(JobGate gate)
{
    public JobGate Gate { get; } = gate;

    /// <summary>Pending heads, by due time and position.</summary>
    public RowHeap Ready { get; } = new();

    /// <summary>Running jobs, by the end of their lease.</summary>
    public RowHeap Leases { get; } = new();
}
