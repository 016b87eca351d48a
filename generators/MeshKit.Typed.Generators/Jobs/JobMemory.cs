using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Jobs;

/// <summary>
/// What was parsed of the jobs of a compilation, taken over from the compilation before where only bodies were edited. The driver runs the
/// transform of every payload again after any edit at all; most edits change what a method does, and no model says anything about that.
/// </summary>
/// <remarks>
/// Compilations are held weakly, and only models are remembered. An edit is taken for one of bodies only where the compiler's own comparison
/// finds the declarations of each changed file equivalent, and all other files, the references and the options are the same.
/// </remarks>
internal sealed class JobMemory
{
    private static readonly ConditionalWeakTable<Compilation, JobMemory> Memories = new();

    // The compilation that was last seen of each assembly: what the next one most likely is an edit of.
    private static readonly ConcurrentDictionary<string, WeakReference<Compilation>> Latest = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, JobParser.Result?> _results;

    // The files that have been edited since anything was declared otherwise.
    private readonly ImmutableHashSet<string> _edited;

    private JobMemory(IEnumerable<KeyValuePair<string, JobParser.Result?>> results, ImmutableHashSet<string> edited)
    {
        _results = new ConcurrentDictionary<string, JobParser.Result?>(results, StringComparer.Ordinal);
        _edited = edited;
    }

    /// <summary>The memory of a compilation.</summary>
    public static JobMemory Of(Compilation compilation) =>
        Memories.TryGetValue(compilation, out var known) ? known : Memories.GetValue(compilation, Begin);

    /// <summary>What was parsed of a payload, or is parsed now.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="id">Its full metadata name.</param>
    /// <param name="parse">Parses it.</param>
    public JobParser.Result? Get(INamedTypeSymbol payload, string id, Func<JobParser.Result?> parse)
    {
        if (_results.TryGetValue(id, out var known) && !IsEdited(payload))
            return known;
        return _results[id] = parse();
    }

    // The documentation of a payload is no part of its declaration, but of its model.
    private bool IsEdited(INamedTypeSymbol payload)
    {
        if (_edited.IsEmpty)
            return false;
        foreach (var part in payload.DeclaringSyntaxReferences)
        {
            if (_edited.Contains(part.SyntaxTree.FilePath))
                return true;
        }

        return false;
    }

    private static JobMemory Begin(Compilation compilation)
    {
        var name = compilation.AssemblyName ?? "";
        var before = Latest.TryGetValue(name, out var reference) && reference.TryGetTarget(out var target) ? target : null;
        Latest[name] = new WeakReference<Compilation>(compilation);
        return before is not null && Memories.TryGetValue(before, out var memory) && BodyEdits.Find(before, compilation) is { } edited
            ? new JobMemory(memory._results, memory._edited.Union(edited))
            : new JobMemory([], ImmutableHashSet<string>.Empty);
    }
}
