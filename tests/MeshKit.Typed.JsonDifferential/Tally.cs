using System.Collections.Concurrent;
using System.Globalization;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>What a run has compared.</summary>
public sealed class Tally(int types, int optionSets)
{
    private readonly ConcurrentDictionary<Deviation, long> _deviations = new();
    private long _inputs;
    private long _comparisons;
    private int _unlisted;

    public int Types => types;

    public int OptionSets => optionSets;

    public int Unlisted => _unlisted;

    /// <summary>The deviations that have occurred, and how often.</summary>
    public IReadOnlyDictionary<Deviation, long> Deviations => _deviations;

    /// <summary>One line to quote.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture,
        $"{types} types x {optionSets} option sets, {_inputs:N0} inputs, {_comparisons:N0} comparisons, {_deviations.Values.Sum():N0} listed deviations, {_unlisted} unlisted differences");

    public void AddInput() => Interlocked.Increment(ref _inputs);

    public void AddComparison() => Interlocked.Increment(ref _comparisons);

    public void AddUnlisted() => Interlocked.Increment(ref _unlisted);

    public void Add(Deviation deviation) => _deviations.AddOrUpdate(deviation, 1, static (_, count) => count + 1);
}
