using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.Handlers;

/// <summary>What the local variables of a handler are set to.</summary>
internal sealed class LocalWrites
{
    private readonly Dictionary<ILocalSymbol, List<(IOperation At, IOperation Value, bool Keeps)>> _writes = new(SymbolEqualityComparer.Default);

    public LocalWrites(HandlerScope scope)
    {
        foreach (var operation in scope.Operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                    Add(declarator.Symbol, operation, initializer.Value, keeps: false);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Add(target.Local, operation, assignment.Value, keeps: false);
                    break;
                case ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Add(target.Local, operation, assignment.Value, keeps: true);
                    break;
                case ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Add(target.Local, operation, assignment.Value, keeps: true);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>All values that a local is ever set to.</summary>
    public IEnumerable<IOperation> Of(ILocalSymbol local) => _writes.TryGetValue(local, out var writes) ? writes.Select(write => write.Value) : [];

    /// <summary>The values that a local may have where it is used.</summary>
    public IEnumerable<IOperation> Reaching(ILocalReferenceOperation use)
    {
        if (!_writes.TryGetValue(use.Local, out var writes))
            return [];

        // In a loop or a function of its own, the text's order is not the order of execution.
        if (IsRepeated(use, use.Local))
            return writes.Select(write => write.Value);
        var before = writes
            .Where(write => write.At.Syntax.SpanStart < use.Syntax.SpanStart && !write.At.Syntax.Span.Contains(use.Syntax.Span))
            .ToList();
        var certain = before.FindLastIndex(write => !write.Keeps && IsCertainBefore(write.At, use));
        return before.Skip(Math.Max(certain, 0)).Select(write => write.Value);
    }

    private static bool IsRepeated(IOperation use, ILocalSymbol local)
    {
        for (var at = use.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation lambda)
                return !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, lambda.Symbol);
            if (at is ILocalFunctionOperation function)
                return !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, function.Symbol);
            if (at is IBlockOperation block && block.Locals.Contains(local, SymbolEqualityComparer.Default))
                return false;
            if (at is ILoopOperation)
                return true;
        }

        return false;
    }

    // A statement of a block that the use is in too.
    private static bool IsCertainBefore(IOperation write, IOperation use)
    {
        var statement = write.Statement();
        if (statement is not (IExpressionStatementOperation or IVariableDeclarationGroupOperation or IUsingDeclarationOperation)
            || statement.Parent is not { } block)
        {
            return false;
        }

        for (var at = use.Parent; at is not null; at = at.Parent)
        {
            if (at == block)
                return true;
        }

        return false;
    }

    private void Add(ILocalSymbol local, IOperation at, IOperation value, bool keeps)
    {
        if (!_writes.TryGetValue(local, out var writes))
            _writes[local] = writes = [];
        writes.Add((at, value, keeps));
    }
}
