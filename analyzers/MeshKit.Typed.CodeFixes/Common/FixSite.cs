using MeshKit.Typed.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.CodeFixes;

/// <summary>A finding and the code around it.</summary>
internal sealed record FixSite(
    Document Document,
    SemanticModel Model,
    MeshSymbols Symbols,
    Diagnostic Diagnostic,
    SyntaxNode Node,
    CancellationToken CancellationToken)
{
    /// <summary>A property that the analyzer left on the diagnostic.</summary>
    public string? Property(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    /// <summary>The declaration of the type that the finding is about, and its symbol.</summary>
    public (TypeDeclarationSyntax Syntax, INamedTypeSymbol Symbol)? DeclaredType() =>
        Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } syntax
        && Model.GetDeclaredSymbol(syntax, CancellationToken) is INamedTypeSymbol symbol
            ? (syntax, symbol)
            : null;

    /// <summary>The shortest name for a type at a place, qualified where its namespace is not imported.</summary>
    public string NameOf(ITypeSymbol type, int position) => type.ToMinimalDisplayString(Model, position);

    /// <summary>The name of the job's context where it can be used at the finding; null where it cannot.</summary>
    public string? Job()
    {
        var symbol = Model.GetEnclosingSymbol(Node.SpanStart, CancellationToken);
        for (; symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (method.Parameters.FirstOrDefault(parameter => Symbols.IsContext(parameter.Type)) is { } job)
                return job.Name;

            // A static lambda or local function captures nothing.
            if (method.IsStatic && method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction)
                return null;
        }

        return null;
    }

    /// <summary>The white space before a node on its line.</summary>
    public static string IndentOf(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The line break that the document uses.</summary>
    public static string NewLineOf(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var first = text.Lines[0];
        return first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";
    }

    public static string Literal(string text) => SyntaxFactory.Literal(text).ToString();
}
