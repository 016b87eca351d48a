using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.CodeFixes.RunTwice;

/// <summary>Finds the statement before which a request can be made ready.</summary>
internal static class SendStatement
{
    /// <summary>The statement of a block that a call is evaluated in, once and always; null where there is none.</summary>
    public static StatementSyntax? Of(InvocationExpressionSyntax call)
    {
        SyntaxNode child = call;
        for (var at = call.Parent; at is not null; child = at, at = at.Parent)
        {
            switch (at)
            {
                case StatementSyntax statement:
                    return statement.Parent is BlockSyntax && Evaluates(statement, child) ? statement : null;
                case ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax or AnonymousFunctionExpressionSyntax
                    or MemberDeclarationSyntax:
                case BinaryExpressionSyntax binary
                    when binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression:
                    return null;
                default:
                    break;
            }
        }

        return null;
    }

    private static bool Evaluates(StatementSyntax statement, SyntaxNode part) => statement switch
    {
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax => true,
        UsingStatementSyntax use => part == use.Declaration || part == use.Expression,
        IfStatementSyntax condition => part == condition.Condition,
        _ => false,
    };
}
