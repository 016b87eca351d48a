using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>
/// The types of each compilation of which a walk over all that they hold has found nothing to report. Payloads share most of their types, so
/// that the next walk ends where it meets one of these.
/// </summary>
/// <remarks>The compilation is held weakly.</remarks>
internal sealed class CleanTypes
{
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ITypeSymbol, bool>> _known = new();

    /// <summary>Whether a walk below this type is known to find nothing.</summary>
    public bool Contains(ITypeSymbol type, Compilation compilation) => _known.TryGetValue(compilation, out var known) && known.ContainsKey(type);

    /// <summary>Adds the types that a walk has seen which went to its end and found nothing.</summary>
    public void Add(IEnumerable<ITypeSymbol> types, Compilation compilation)
    {
        var known = _known.GetValue(compilation, _ => new ConcurrentDictionary<ITypeSymbol, bool>(SymbolEqualityComparer.Default));
        foreach (var type in types)
            known.TryAdd(type, true);
    }
}
