namespace DraftSync;

/// <summary>
/// Which uploads go wrong, and how: the same for the same seed and drafts. Every kind of fault happens in every run that uploads something;
/// beyond that, about one draft in six is hit.
/// </summary>
public sealed class FaultPlan
{
    private const int OneIn = 6;
    private const int MostExtraFaults = 12;

    private readonly Dictionary<string, List<Fault>> _faults = new(StringComparer.Ordinal);
    private readonly Dictionary<Fault, int> _happened = [];
    private readonly Lock _gate = new();

    public FaultPlan(int seed, IEnumerable<Draft> drafts)
    {
        var random = new Random(seed);
        var shuffled = drafts.OrderBy(draft => draft.Id, StringComparer.Ordinal).ToArray();
        random.Shuffle(shuffled);
        if (shuffled.Length == 0)
            return;

        // The longest draft is cut: it is the likeliest to have a chunk behind it, from which to resume.
        Add(shuffled.MaxBy(draft => draft.Content.Length)!, Fault.Cut);
        Fault[] others = [Fault.Busy, Fault.Silence, Fault.LostAnswer];
        for (var i = 0; i < others.Length; i++)
            Add(shuffled[i % shuffled.Length], others[i]);
        foreach (var draft in shuffled.Skip(others.Length).Where(_ => random.Next(OneIn) == 0).Take(MostExtraFaults))
            Add(draft, (Fault)random.Next(Enum.GetValues<Fault>().Length));
    }

    private FaultPlan(string draftId, IEnumerable<Fault> faults) => _faults[draftId] = [.. faults];

    /// <summary>How often each kind has happened.</summary>
    public IReadOnlyDictionary<Fault, int> Happened
    {
        get
        {
            lock (_gate)
                return new Dictionary<Fault, int>(_happened);
        }
    }

    /// <summary>These faults, in this order, for one draft.</summary>
    public static FaultPlan Of(string draftId, params IEnumerable<Fault> faults) => new(draftId, faults);

    /// <summary>Takes the next fault that is planned for a draft and is of one of these kinds; null for none.</summary>
    public Fault? Take(string draftId, params ReadOnlySpan<Fault> kinds)
    {
        lock (_gate)
        {
            if (!_faults.TryGetValue(draftId, out var planned))
                return null;
            for (var i = 0; i < planned.Count; i++)
            {
                var fault = planned[i];
                if (!kinds.Contains(fault))
                    continue;
                planned.RemoveAt(i);
                _happened[fault] = _happened.GetValueOrDefault(fault) + 1;
                return fault;
            }

            return null;
        }
    }

    private void Add(Draft draft, Fault fault)
    {
        if (!_faults.TryGetValue(draft.Id, out var planned))
            _faults[draft.Id] = planned = [];
        planned.Add(fault);
    }
}
