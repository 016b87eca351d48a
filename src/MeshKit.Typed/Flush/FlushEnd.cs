namespace MeshKit.Typed;

/// <summary>Why a flush ended.</summary>
public enum FlushEnd
{
    /// <summary>Nothing that it may run was left.</summary>
    Drained,

    /// <summary><see cref="FlushOptions.Budget"/> ended.</summary>
    BudgetEnded,

    /// <summary><see cref="FlushOptions.MaxJobs"/> or <see cref="FlushOptions.MaxBytes"/> was reached.</summary>
    LimitReached,

    /// <summary>Its cancellation token was signalled, or the mesh was disposed.</summary>
    Cancelled,
}
