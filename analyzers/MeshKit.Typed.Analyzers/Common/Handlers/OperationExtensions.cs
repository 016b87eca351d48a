using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.Handlers;

internal static class OperationExtensions
{
    /// <summary>The function that an operation belongs to: a lambda's or local function's symbol, or else the method's.</summary>
    public static ISymbol FunctionAround(this IOperation operation, ISymbol method)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation lambda)
                return lambda.Symbol;
            if (at is ILocalFunctionOperation local)
                return local.Symbol;
        }

        return method;
    }

    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    public static string? ConstantText(this IOperation operation) => operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>The value of a call's argument, by the parameter's name.</summary>
    public static IOperation? Argument(this IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    /// <summary>The receiver of a call; of an extension method too.</summary>
    public static IOperation? Receiver(this IInvocationOperation call) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null))?.WithoutConversions();

    /// <summary>The statement that an operation belongs to: what stands directly in a block.</summary>
    public static IOperation Statement(this IOperation operation)
    {
        var at = operation;
        while (at.Parent is not (null or IBlockOperation))
            at = at.Parent;
        return at;
    }
}
