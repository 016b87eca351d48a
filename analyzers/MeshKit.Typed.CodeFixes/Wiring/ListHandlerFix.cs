using System.Composition;
using MeshKit.Typed.Analyzers.Wiring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Wiring;

/// <summary>MESH5006: the interface in the handler's own base list; in the place of an alias, since a base list names nothing twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ListHandlerFix)), Shared]
public sealed class ListHandlerFix : MeshCodeFix
{
    /// <summary>Creates the fix.</summary>
    public ListHandlerFix()
        : base("MESH5006", fixesAll: true)
    {
    }

    private protected override Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site)
    {
        var proposals = new List<Proposal>();
        if (site.DeclaredType() is var (syntax, handler))
        {
            foreach (var hidden in handler.AllInterfaces.Where(site.Symbols.IsHandler))
            {
                // One finding a payload: its own, and no other.
                if (site.Property(HiddenHandlerAnalyzer.Payload) != hidden.TypeArguments[0].ToDisplayString() || IsListed(syntax, hidden, site))
                    continue;

                // The shortest name of the closed interface may be the very alias that hides it.
                var open = site.NameOf(site.Symbols.Handler, syntax.SpanStart);
                var name = $"{open.Substring(0, open.IndexOf('<'))}<{site.NameOf(hidden.TypeArguments[0], syntax.SpanStart)}>";
                proposals.Add(new Proposal($"List {name}", "list", Change(syntax, hidden, name, site)));
            }
        }

        return Task.FromResult<IReadOnlyList<Proposal>>(proposals);
    }

    private static TextChange Change(TypeDeclarationSyntax syntax, INamedTypeSymbol hidden, string name, FixSite site)
    {
        if (syntax.BaseList is not { } list)
        {
            var end = syntax.ConstraintClauses.FirstOrDefault()?.GetFirstToken().GetPreviousToken().Span.End
                ?? syntax.ParameterList?.Span.End ?? syntax.TypeParameterList?.Span.End ?? syntax.Identifier.Span.End;
            return new TextChange(new TextSpan(end, 0), $" : {name}");
        }

        return list.Types.FirstOrDefault(entry => Means(entry.Type, hidden, site)) is { } alias
            ? new TextChange(alias.Type.Span, name)
            : new TextChange(new TextSpan(list.Types.Last().Span.End, 0), $", {name}");
    }

    private static bool IsListed(TypeDeclarationSyntax syntax, INamedTypeSymbol hidden, FixSite site) =>
        syntax.BaseList?.Types.Any(entry => HiddenHandlerAnalyzer.IsWrittenOut(entry.Type) && Means(entry.Type, hidden, site)) ?? false;

    private static bool Means(TypeSyntax type, INamedTypeSymbol hidden, FixSite site) =>
        SymbolEqualityComparer.Default.Equals(site.Model.GetTypeInfo(type, site.CancellationToken).Type, hidden);
}
