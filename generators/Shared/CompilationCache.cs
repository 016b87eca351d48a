using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>
/// Remembers what was found out about symbols for as long as their compilation lives. An edit runs each transform again, and payloads share
/// most of the types that they hold: without this, each payload would look at all of them anew.
/// </summary>
/// <remarks>
/// The compilation is held weakly, and what is remembered may hold symbols: like the symbols themselves it must not leave a transform or an
/// analysis action. Several threads may ask at once, and then find out the same twice.
/// </remarks>
/// <typeparam name="TKey">The symbols that are asked about.</typeparam>
/// <typeparam name="TValue">What is found out.</typeparam>
internal sealed class CompilationCache<TKey, TValue>(SymbolEqualityComparer comparer, Func<TKey, Compilation, TValue> find)
    where TKey : class, ISymbol
{
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<TKey, TValue>> _known = new();

    /// <summary>What is known of a symbol, or found out now.</summary>
    public TValue Get(TKey symbol, Compilation compilation)
    {
        var known = Known(compilation);
        return known.TryGetValue(symbol, out var value) ? value : known.GetOrAdd(symbol, find(symbol, compilation));
    }

    private ConcurrentDictionary<TKey, TValue> Known(Compilation compilation) => _known.TryGetValue(compilation, out var known)
        ? known
        : _known.GetValue(compilation, _ => new ConcurrentDictionary<TKey, TValue>(comparer));
}
