using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers;

/// <summary>
/// The jobs and handlers that a compilation declares, found once and only when a rule asks: so rules over the whole compilation still report at
/// a type, while the user types, and not first at the end of a build.
/// </summary>
internal sealed class SourceTypes
{
    private readonly MeshSymbols _symbols;
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _jobs;
    private readonly Lazy<ILookup<ISymbol?, INamedTypeSymbol>> _handlers;
    private readonly Lazy<ILookup<ISymbol?, INamedTypeSymbol>> _dispatched;

    public SourceTypes(MeshSymbols symbols, CancellationToken cancellationToken)
    {
        _symbols = symbols;
        var all = new Lazy<IReadOnlyList<INamedTypeSymbol>>(() => All(cancellationToken));
        _jobs = new(() => [.. all.Value.Where(type => symbols.SyncJobOf(type) is not null)]);
        _handlers = new(() => all.Value
            .Where(IsHandler)
            .SelectMany(handler => symbols.PayloadsHandledBy(handler).Select(payload => (Payload: (ISymbol?)payload, Handler: handler)))
            .ToLookup(pair => pair.Payload, pair => pair.Handler, SymbolEqualityComparer.Default));
        _dispatched = new(() => all.Value
            .Select(type => HandlerDeclaration.Find(type, symbols.Compilation))
            .OfType<HandlerDeclaration>()
            .Where(handler => handler.Constructor is not null)
            .SelectMany(handler => handler.Payloads.Select(payload => (Payload: (ISymbol?)payload, handler.Handler)))
            .ToLookup(pair => pair.Payload, pair => pair.Handler, SymbolEqualityComparer.Default));
    }

    /// <summary>The types with <c>[SyncJob]</c>, in the order of their declarations.</summary>
    public IEnumerable<INamedTypeSymbol> Jobs => _jobs.Value;

    /// <summary>The handlers of a payload, in the order of their declarations.</summary>
    public IEnumerable<INamedTypeSymbol> HandlersOf(ITypeSymbol payload) => _handlers.Value[payload];

    /// <summary>The handlers of a payload that generated code makes and runs, in the order of their declarations.</summary>
    public IEnumerable<INamedTypeSymbol> DispatchedHandlersOf(ITypeSymbol payload) => _dispatched.Value[payload];

    /// <summary>Whether a type is a handler that can be made: neither abstract nor generic.</summary>
    public bool IsHandler(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }
        && !type.IsGenericAnywhere()
        && _symbols.PayloadsHandledBy(type).Any();

    private List<INamedTypeSymbol> All(CancellationToken cancellationToken)
    {
        var types = new List<INamedTypeSymbol>();
        foreach (var type in _symbols.Compilation.Assembly.GlobalNamespace.AllTypes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            types.Add(type);
        }

        types.Sort(SymbolExtensions.CompareSource);
        return types;
    }
}
