using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Wiring;

/// <summary>MESH5001: a handler after the payload, that fails its jobs openly until it is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CreateHandlerFix)), Shared]
public sealed class CreateHandlerFix : MeshCodeFix
{
    /// <summary>Creates the fix.</summary>
    public CreateHandlerFix()
        : base("MESH5001", fixesAll: true)
    {
    }

    private protected override Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site)
    {
        if (site.DeclaredType() is not var (syntax, payload) || IsHidden(payload))
            return Task.FromResult<IReadOnlyList<Proposal>>([]);
        var name = payload.Name + "Handler";
        if (payload.ContainingNamespace.GetTypeMembers(name).Length > 0)
            return Task.FromResult<IReadOnlyList<Proposal>>([]);
        var outermost = syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last();
        var change = new TextChange(new TextSpan(outermost.Span.End, 0), Code(site, payload, name, outermost));
        return Task.FromResult<IReadOnlyList<Proposal>>([new Proposal($"Create '{name}'", "create", change)]);
    }

    private static string Code(FixSite site, INamedTypeSymbol payload, string name, TypeDeclarationSyntax after)
    {
        string Type(string metadataName, ITypeSymbol? argument = null)
        {
            var type = site.Model.Compilation.GetTypeByMetadataName(metadataName)!;
            return site.NameOf(argument is null ? type : type.Construct(argument), after.SpanStart);
        }

        var outcome = site.Symbols.Outcome!;
        var lines = new[]
        {
            $"{(IsPublic(payload) ? "public" : "internal")} sealed class {name} : {Type("MeshKit.Typed.ISyncHandler`1", payload)}",
            "{",
            $"    public {Type("System.Threading.Tasks.ValueTask`1", outcome)} HandleAsync("
                + $"{Type("MeshKit.Typed.SyncJobContext`1", payload)} job, {Type("System.Threading.CancellationToken")} cancellationToken) =>",
            $"        new({Type("MeshKit.Typed.SyncOutcome")}.Fail(\"{name} is not written yet.\"));",
            "}",
        };
        var newLine = FixSite.NewLineOf(after);
        var indent = FixSite.IndentOf(after);
        return newLine + newLine + string.Join(newLine, lines.Select(line => indent + line));
    }

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));

    // A handler beside it could not name the payload.
    private static bool IsHidden(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
        || (type.ContainingType is { } outer && IsHidden(outer));
}
