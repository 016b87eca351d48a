using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.Handlers;

/// <summary>
/// What a value is made from, followed backwards through locals, text, arithmetic, parameters and returns of the handler's own methods. Only
/// what carries a value on is followed: a comparison of it, or a call that takes it to some unknown end, is not.
/// </summary>
internal sealed class ValueFlow(HandlerScope scope)
{
    private readonly LocalWrites _writes = new(scope);

    public LocalWrites Locals => _writes;

    /// <summary>The operations that a value is made from, itself first.</summary>
    public IReadOnlyCollection<IOperation> Origins(IOperation value)
    {
        var found = new List<IOperation>();
        var seen = new HashSet<IOperation>();
        var open = new Stack<IOperation>();
        open.Push(value);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (!seen.Add(operation))
                continue;
            found.Add(operation);
            foreach (var source in Sources(operation))
                open.Push(source);
        }

        return found;
    }

    private IEnumerable<IOperation> Sources(IOperation operation) => operation switch
    {
        IConversionOperation conversion => [conversion.Operand],
        IParenthesizedOperation parenthesized => [parenthesized.Operand],
        IAwaitOperation awaited => [awaited.Operation],
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(part => part.Expression),
        IBinaryOperation { Type.SpecialType: not SpecialType.System_Boolean } binary => [binary.LeftOperand, binary.RightOperand],
        IUnaryOperation { Type.SpecialType: not SpecialType.System_Boolean } unary => [unary.Operand],
        IConditionalOperation { WhenFalse: { } otherwise } choice => [choice.WhenTrue, otherwise],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(arm => arm.Value),
        ISimpleAssignmentOperation assignment => [assignment.Value],
        IConditionalAccessOperation access => [access.Operation, access.WhenNotNull],
        ILocalReferenceOperation local => _writes.Reaching(local),
        IParameterReferenceOperation parameter => ArgumentsFor(parameter.Parameter),
        IPropertyReferenceOperation { Instance: { } instance } property when Scalars.Contains(property.Property.ContainingType) => [instance],
        IArrayElementReferenceOperation element => [element.ArrayReference],
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IObjectCreationOperation { Type: { } type } creation when Scalars.Contains(type) => creation.Arguments.Select(argument => argument.Value),
        IInvocationOperation call => Through(call),
        _ => [],
    };

    private IEnumerable<IOperation> Through(IInvocationOperation call)
    {
        if (scope.Shows(call.TargetMethod))
            return scope.ReturnsOf(call.TargetMethod);
        if (call.Type?.SpecialType == SpecialType.System_Boolean || !Scalars.Carries(call.TargetMethod))
            return [];
        var arguments = call.Arguments.Select(argument => argument.Value);
        return call.Instance is { } instance ? arguments.Append(instance) : arguments;
    }

    private IEnumerable<IOperation> ArgumentsFor(IParameterSymbol parameter) =>
        from call in scope.CallsOf(parameter.ContainingSymbol)
        from argument in call.Arguments
        where argument.Parameter?.Ordinal == parameter.Ordinal
        select argument.Value;
}
