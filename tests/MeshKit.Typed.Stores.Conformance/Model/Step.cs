namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>A step of a history as it is drawn.</summary>
/// <param name="Happen">Makes the call, on the jobs and leases that are there.</param>
public sealed record Step(Later<Call> Happen)
{
    /// <summary>Steps that do a little less, for a shorter history.</summary>
    public Func<IEnumerable<Step>> Simpler { get; init; } = () => [];
}
