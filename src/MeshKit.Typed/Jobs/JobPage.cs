namespace MeshKit.Typed;

/// <summary>One page of a query.</summary>
public sealed record JobPage
{
    /// <summary>The jobs of this page, in the query's order.</summary>
    public required IReadOnlyList<SyncJobInfo> Jobs { get; init; }

    /// <summary>The cursor of the next page for <see cref="JobQuery.After"/>, or null where this is the last.</summary>
    public string? Next { get; init; }
}
