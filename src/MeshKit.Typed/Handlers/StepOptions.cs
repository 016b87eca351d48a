namespace MeshKit.Typed;

/// <summary>How a durable step runs.</summary>
public sealed record StepOptions
{
    /// <summary>What to do when an earlier attempt may have run the step without recording it. Repeats it by default.</summary>
    public WhenUncertain WhenUncertain { get; init; }
}
