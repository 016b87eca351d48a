using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.Handlers;

/// <summary>
/// The code that runs in an attempt, as far as one type shows it: the handler's methods and, up to three calls away, the methods of the same
/// type that they call. What stands inside <c>job.OnceAsync(…)</c> is left out: its effect is recorded.
/// </summary>
internal sealed class HandlerScope
{
    private const int Depth = 3;

    private readonly IReadOnlyDictionary<ISymbol, IReadOnlyList<IOperation>> _blocks;
    private readonly Dictionary<IOperation, ISymbol> _owners = [];
    private readonly Dictionary<ISymbol, List<IInvocationOperation>> _calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> _localFunctions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _methods = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> _operations = [];

    public HandlerScope(MeshSymbols symbols, INamedTypeSymbol type, IReadOnlyDictionary<ISymbol, IReadOnlyList<IOperation>> blocks)
    {
        Symbols = symbols;
        Type = type;
        _blocks = blocks;
        foreach (var (member, block) in blocks.SelectMany(pair => pair.Value.Select(block => (pair.Key, block))))
            _owners[block] = member;
        foreach (var root in Roots())
            Collect(root, 0);
    }

    public MeshSymbols Symbols { get; }

    /// <summary>The handler, or the type whose methods are handlers.</summary>
    public INamedTypeSymbol Type { get; }

    public bool IsEmpty => _operations.Count == 0;

    /// <summary>All operations of an attempt, in order of the code.</summary>
    public IReadOnlyList<IOperation> Operations => _operations;

    /// <summary>The code of all members of the type, those that no attempt reaches too: where fields get their values.</summary>
    public IEnumerable<IOperation> AllOfType => _blocks.Values.SelectMany(blocks => blocks).SelectMany(block => block.DescendantsAndSelf());

    /// <summary>Whether the code of a method is in view.</summary>
    public bool Shows(IMethodSymbol method) => _methods.Contains(method.OriginalDefinition) || _localFunctions.ContainsKey(method.OriginalDefinition);

    /// <summary>The calls of a method within the scope.</summary>
    public IReadOnlyList<IInvocationOperation> CallsOf(ISymbol method) =>
        _calls.TryGetValue(method.OriginalDefinition, out var calls) ? calls : [];

    /// <summary>What a method in view returns.</summary>
    public IEnumerable<IOperation> ReturnsOf(IMethodSymbol method)
    {
        var isLocal = _localFunctions.TryGetValue(method.OriginalDefinition, out var local);
        var function = isLocal ? local!.Symbol : method.OriginalDefinition;
        IEnumerable<IOperation> bodies = isLocal ? [local!]
            : _methods.Contains(function) ? _blocks[function]
            : [];
        foreach (var operation in bodies.SelectMany(body => body.DescendantsAndSelf()))
        {
            // A lambda inside returns for itself.
            if (operation is IReturnOperation { ReturnedValue: { } value }
                && SymbolEqualityComparer.Default.Equals(operation.FunctionAround(function), function))
            {
                yield return value;
            }
        }
    }

    /// <summary>
    /// Whether an operation runs at most once in an attempt, so that one name can stand for it: neither in a loop nor in a lambda, and in a
    /// method with one such call.
    /// </summary>
    public bool RunsOnce(IOperation operation) => RunsOnce(operation, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>The member that an operation is in.</summary>
    public ISymbol? OwnerOf(IOperation operation)
    {
        for (var at = operation; at is not null; at = at.Parent)
        {
            if (_owners.TryGetValue(at, out var owner))
                return owner;
        }

        return null;
    }

    private bool RunsOnce(IOperation operation, HashSet<ISymbol> seen)
    {
        for (var at = operation; at is not null; at = at.Parent)
        {
            if (at is ILoopOperation or IAnonymousFunctionOperation)
                return false;
            if (at is ILocalFunctionOperation local)
                return IsCalledOnce(local.Symbol, seen);
            if (_owners.TryGetValue(at, out var method))
                return IsRoot(method) || IsCalledOnce(method, seen);
        }

        return false;
    }

    private bool IsCalledOnce(ISymbol method, HashSet<ISymbol> seen) =>
        seen.Add(method) && CallsOf(method) is { Count: 1 } calls && RunsOnce(calls[0], seen);

    private bool IsRoot(ISymbol method) => Roots().Contains(method, SymbolEqualityComparer.Default);

    // Where a base class implements the interface, its handler calls what this class overrides.
    private IEnumerable<IMethodSymbol> Roots()
    {
        foreach (var member in Type.AllInterfaces.Where(Symbols.IsHandler).SelectMany(handler => handler.GetMembers()))
        {
            if (Type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation)
                yield return implementation.PartialImplementationPart ?? implementation;
        }

        foreach (var method in Type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.OverriddenMethod is { } overridden && Symbols.PayloadsHandledBy(overridden.ContainingType).Any())
                yield return method;
            else if (Symbols.IsHandlerMethod(method))
                yield return method.PartialImplementationPart ?? method;
        }
    }

    private void Collect(IMethodSymbol method, int depth)
    {
        if (depth > Depth || !_blocks.TryGetValue(method, out var blocks) || !_methods.Add(method))
            return;
        var callees = new List<IMethodSymbol>();
        foreach (var block in blocks)
            Collect(block, callees);
        foreach (var callee in callees)
            Collect(callee, depth + 1);
    }

    private void Collect(IOperation operation, List<IMethodSymbol> callees)
    {
        _operations.Add(operation);
        if (operation is ILocalFunctionOperation local)
            _localFunctions[local.Symbol] = local;
        if (operation is IInvocationOperation call)
        {
            var target = call.TargetMethod.OriginalDefinition;
            target = target.PartialImplementationPart ?? target;
            if (!_calls.TryGetValue(target, out var calls))
                _calls[target] = calls = [];
            calls.Add(call);
            if (SymbolEqualityComparer.Default.Equals(target.ContainingType, Type.OriginalDefinition))
                callees.Add(target);
        }

        var isStep = operation is IInvocationOperation { TargetMethod.Name: "OnceAsync" } step && Symbols.IsContext(step.TargetMethod.ContainingType);
        foreach (var child in operation.ChildOperations)
        {
            // The name of a step runs in each attempt; its work is recorded.
            if (!(isStep && child is IArgumentOperation { Value: IDelegateCreationOperation }))
                Collect(child, callees);
        }
    }
}
