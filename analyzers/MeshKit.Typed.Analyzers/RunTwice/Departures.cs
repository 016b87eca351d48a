using MeshKit.Typed.Analyzers.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>Whether an object that a handler makes is handed on: sent, stored, enqueued. One that is only logged or looked at is not.</summary>
internal sealed class Departures
{
    private readonly HandlerScope _scope;
    private readonly LocalWrites _writes;
    private readonly ILookup<ISymbol?, ILocalReferenceOperation> _uses;

    public Departures(HandlerScope scope)
    {
        _scope = scope;
        _writes = new LocalWrites(scope);
        _uses = scope.Operations.OfType<ILocalReferenceOperation>().ToLookup(use => (ISymbol?)use.Local, use => use, SymbolEqualityComparer.Default);
    }

    public bool Leaves(IOperation creation) => Leaves(creation, []);

    /// <summary>Whether a local's object leaves, or was not made here: then it is the store's or the caller's already.</summary>
    public bool LeavesOrCameFromElsewhere(ILocalSymbol local) =>
        _writes.Of(local).Any(value => value.WithoutConversions() is IInvocationOperation or IAwaitOperation)
        || _uses[local].Any(use => Leaves(use, []));

    private bool Leaves(IOperation value, HashSet<IOperation> seen)
    {
        if (!seen.Add(value))
            return false;
        switch (value.Parent)
        {
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                return TakesOn(call.TargetMethod)
                    || (_scope.Shows(call.TargetMethod) && argument.Parameter is { } parameter && ParameterLeaves(parameter, seen));
            case IArgumentOperation { Parent: IObjectCreationOperation outer }:
                return Leaves(outer, seen);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return _uses[declarator.Symbol].Any(use => Leaves(use, seen));
            case ISimpleAssignmentOperation assignment when assignment.Value == value:
                return AssignedLeaves(assignment, seen);
            case IReturnOperation returned when _scope.OwnerOf(returned) is { } owner:
                return _scope.CallsOf(returned.FunctionAround(owner)).Any(call => Leaves(call, seen));
            case IConversionOperation or IParenthesizedOperation or IAwaitOperation or IConditionalOperation or ICoalesceOperation
                or ISwitchExpressionOperation or ISwitchExpressionArmOperation or IArrayInitializerOperation or IArrayCreationOperation
                or IWithOperation:
                return Leaves(value.Parent, seen);
            default:
                return false;
        }
    }

    private bool AssignedLeaves(ISimpleAssignmentOperation assignment, HashSet<IOperation> seen) => assignment.Target switch
    {
        ILocalReferenceOperation local => _uses[local.Local].Any(use => use != local && Leaves(use, seen)),

        // A member of an object that is being made: it goes where that object goes.
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } =>
            Outer(assignment) is { } outer && Leaves(outer, seen),
        IMemberReferenceOperation { Instance: not (IInstanceReferenceOperation or null) } => true,
        _ => false,
    };

    private static IOperation? Outer(ISimpleAssignmentOperation member) =>
        member.Parent is IAnonymousObjectCreationOperation ? member.Parent : member.Parent?.Parent;

    private bool ParameterLeaves(IParameterSymbol parameter, HashSet<IOperation> seen) =>
        _scope.Operations.OfType<IParameterReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter.OriginalDefinition, parameter.OriginalDefinition))
            .Any(use => Leaves(use, seen));

    private bool TakesOn(IMethodSymbol method) =>
        !_scope.Shows(method)
        && !Observers.IsObserver(method, _scope.Symbols)
        && (!Observers.IsPlatform(method.ContainingType) || Observers.Sends(method));
}
