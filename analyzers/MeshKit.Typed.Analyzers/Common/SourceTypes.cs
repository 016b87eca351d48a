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
    private readonly Lazy<IReadOnlyList<HandlerMethod>> _methods;
    private readonly Lazy<ILookup<ISymbol?, ISymbol>> _dispatched;

    public SourceTypes(MeshSymbols symbols, CancellationToken cancellationToken)
    {
        _symbols = symbols;
        var all = new Lazy<IReadOnlyList<INamedTypeSymbol>>(() => All(cancellationToken));
        _jobs = new(() => [.. all.Value.Where(type => symbols.SyncJobOf(type) is not null)]);
        _handlers = new(() => all.Value
            .Where(IsHandler)
            .SelectMany(handler => symbols.PayloadsHandledBy(handler).Select(payload => (Payload: (ISymbol?)payload, Handler: handler)))
            .ToLookup(pair => pair.Payload, pair => pair.Handler, SymbolEqualityComparer.Default));
        _methods = new(() => [.. all.Value
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Select(method => HandlerMethod.Find(method, symbols.Compilation))
            .OfType<HandlerMethod>()]);
        _dispatched = new(() => all.Value
            .Select(type => HandlerDeclaration.Find(type, symbols.Compilation))
            .OfType<HandlerDeclaration>()
            .Where(handler => handler.Constructor is not null)
            .SelectMany(handler => handler.Payloads.Select(payload => (Payload: (ISymbol?)payload, Handler: (ISymbol)handler.Handler)))
            .Concat(_methods.Value
                .Where(method => method.Problem is null)
                .Select(method => (Payload: (ISymbol?)method.Payload, Handler: (ISymbol)method.Method)))
            .OrderBy(pair => pair.Handler, Comparer<ISymbol>.Create(SymbolExtensions.CompareSource))
            .ToLookup(pair => pair.Payload, pair => pair.Handler, SymbolEqualityComparer.Default));
    }

    /// <summary>The types with <c>[SyncJob]</c>, in the order of their declarations.</summary>
    public IEnumerable<INamedTypeSymbol> Jobs => _jobs.Value;

    /// <summary>Whether the generator has anything to do here.</summary>
    public bool HasSomethingToGenerate =>
        _jobs.Value.Count > 0 || _dispatched.Value.Count > 0 || _symbols.Compilation.Assembly.Attribute(MetadataNames.SyncSerializableAttribute) is not null;

    /// <summary>The classes that handle a payload, in the order of their declarations.</summary>
    public IEnumerable<INamedTypeSymbol> HandlersOf(ITypeSymbol payload) => _handlers.Value[payload];

    /// <summary>Whether a payload has a class or a method that handles it, or means to: what is wrong with it is another rule's.</summary>
    public bool IsHandled(INamedTypeSymbol payload) =>
        HandlersOf(payload).Any() || _methods.Value.Any(method => SymbolEqualityComparer.Default.Equals(method.Payload, payload));

    /// <summary>The handlers of a payload that generated code runs, types and methods, in the order of their declarations.</summary>
    public IEnumerable<ISymbol> DispatchedHandlersOf(ITypeSymbol payload) => _dispatched.Value[payload];

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
