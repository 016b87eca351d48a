namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>A call as it is drawn: still to be pointed at the jobs and leases that will be there when it happens.</summary>
/// <param name="Happen">Makes the call.</param>
public sealed record Step(Func<World, Call> Happen)
{
    /// <summary>Steps that do a little less, for a shorter history.</summary>
    public Func<IEnumerable<Step>> Simpler { get; init; } = () => [];
}
