using MeshKit.Typed.Stores;

namespace MeshKit.Typed;

/// <summary>
/// What a flush may claim (rules 10 and 11), decided here once for every store, and for explanations. Conditions are asked once, when
/// the gate is made: one claim sees one answer.
/// </summary>
internal sealed class FlushGate
{
    private readonly FlushOptions _options;
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    public FlushGate(FlushOptions options)
    {
        _options = options;
        if (options.Conditions is null)
            return;
        foreach (var (name, holds) in options.Conditions)
        {
            if (holds())
                _met.Add(name);
        }
    }

    public bool Accepts(JobGate gate) => Refusal(gate) is null;

    /// <summary>Why the flush may not claim jobs of this gate; null where it may.</summary>
    public SyncWaitReason? Refusal(JobGate gate)
    {
        var handler = _options.Handlers.Find(gate.Kind);
        if (handler is null)
            return SyncWaitReason.NoHandler;
        if (!handler.AcceptsVersion(gate.Version))
            return gate.Version > handler.Type!.Version ? SyncWaitReason.NewerVersion : SyncWaitReason.OlderVersion;
        if (!HasNetwork(gate.Network))
            return SyncWaitReason.Network;
        return FirstUnmet(gate.Conditions) is null ? null : SyncWaitReason.Condition;
    }

    /// <summary>The first of the gate's conditions that does not hold, or null.</summary>
    public string? FirstUnmet(string conditions) =>
        conditions.Length == 0 ? null : Array.Find(conditions.Split(','), condition => !_met.Contains(condition));

    private bool HasNetwork(NetworkNeed need) => (need, _options.Network) switch
    {
        (NetworkNeed.NotNeeded, _) or (_, null) => true,
        (NetworkNeed.Unmetered, var state) => state == NetworkState.OnlineUnmetered,
        (_, var state) => state != NetworkState.Offline,
    };
}
