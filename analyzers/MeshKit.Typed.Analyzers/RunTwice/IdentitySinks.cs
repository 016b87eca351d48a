using MeshKit.Typed.Analyzers.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>Finds the places in a handler where a value becomes the identity of something outside of it.</summary>
internal sealed class IdentitySinks(HandlerScope scope)
{
    private readonly Departures _departures = new(scope);

    public IEnumerable<IdentitySink> Find() => scope.Operations
        .Select(operation => operation switch
        {
            IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } argument => Argument(argument, parameter),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment => Assignment(assignment, target),
            _ => null,
        })
        .OfType<IdentitySink>();

    private IdentitySink? Argument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        switch (argument.Parent)
        {
            case IInvocationOperation call when IsHeader(call, parameter):
                var header = call.Arguments[0].Value.ConstantText()!;
                return new IdentitySink(argument.Value, header, $"the header '{header}'");

            // Inside the type, the flow is followed and no name needs to be believed.
            case IInvocationOperation call when !scope.Shows(call.TargetMethod) && IsIdentity(call.TargetMethod, parameter):
                return Sink(argument.Value, parameter, call.TargetMethod, $"'{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}'");

            case IObjectCreationOperation { Constructor: { } constructor } creation when IsIdentity(constructor, parameter):
                return Observers.WritesFile(constructor) || _departures.Leaves(creation)
                    ? Sink(argument.Value, parameter, constructor, $"'new {constructor.ContainingType.Name}'")
                    : null;

            default:
                return null;
        }
    }

    private bool IsIdentity(IMethodSymbol method, IParameterSymbol parameter)
    {
        if (scope.Symbols.IsContext(method.ContainingType) && method.Name is "StepKey" or "StableGuid" or "OnceAsync" or "EnqueueChildAsync")
            return parameter.Name is "step" or "name";
        if (Observers.IsObserver(method, scope.Symbols) || !IdentityNames.Identifies(parameter.Name, parameter.Type))
            return false;
        return !Observers.IsPlatform(method.ContainingType)
            || (Observers.WritesFile(method) && !parameter.Name.StartsWith("source", StringComparison.Ordinal));
    }

    private static IdentitySink Sink(IOperation value, IParameterSymbol parameter, IMethodSymbol method, string owner) =>
        new(value, parameter.Name, $"'{parameter.Name}' of {owner}", Observers.WritesFile(method));

    private static bool IsHeader(IInvocationOperation call, IParameterSymbol parameter) =>
        parameter.Ordinal == 1
        && call.TargetMethod.Name is "Add" or "TryAddWithoutValidation"
        && call.TargetMethod.ContainingType.IsWithin("System.Net.Http.Headers")
        && IdentityNames.IsHeader(call.Arguments[0].Value.ConstantText());

    private IdentitySink? Assignment(ISimpleAssignmentOperation assignment, IMemberReferenceOperation target)
    {
        var member = target.Member;
        if (target is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1 } indexer)
        {
            var header = indexer.Arguments[0].Value.ConstantText();
            return IdentityNames.IsHeader(header) ? new IdentitySink(assignment.Value, header!, $"the header '{header}'") : null;
        }

        return target.Type is { } type && (IdentityNames.Identifies(member.Name, type) || HasKeyAttribute(member)) && IsOfOther(target)
            ? new IdentitySink(assignment.Value, member.Name, $"'{member.Name}' of {Owner(member)}")
            : null;
    }

    private bool IsOfOther(IMemberReferenceOperation target)
    {
        var owner = target.Member.ContainingType;
        if (!owner.IsAnonymousType && Observers.IsPlatform(owner))
            return false;
        return target.Instance switch
        {
            null => false,

            // What a handler keeps in itself is gone with the attempt.
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => false,
            IInstanceReferenceOperation implicitly => Creation(implicitly) is { } creation && _departures.Leaves(creation),
            ILocalReferenceOperation local => _departures.LeavesOrCameFromElsewhere(local.Local),
            _ => true,
        };
    }

    // The object whose initializer this is part of.
    private static IOperation? Creation(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IObjectCreationOperation or IAnonymousObjectCreationOperation or IWithOperation)
                return at;
        }

        return null;
    }

    private static bool HasKeyAttribute(ISymbol member) =>
        member.GetAttributes().Any(attribute => attribute.AttributeClass?.FullName() == "System.ComponentModel.DataAnnotations.KeyAttribute");

    private static string Owner(ISymbol member) => member.ContainingType.IsAnonymousType ? "an anonymous object" : $"'{member.ContainingType.Name}'";
}
