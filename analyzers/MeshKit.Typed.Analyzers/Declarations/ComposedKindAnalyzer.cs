using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.Declarations;

/// <summary>MESH1007 where manifests are composed: two libraries that do not know each other meet there, and would first be told at run time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComposedKindAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public ComposedKindAnalyzer()
        : base(DeclarationRules.DuplicateKind)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        if (context.Compilation.GetTypeByMetadataName(MetadataNames.SyncManifest) is not { } manifest)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (call.TargetMethod.Name == "Combine" && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, manifest))
                    Compare(call, symbols, operation.ReportDiagnostic);
            },
            OperationKind.Invocation);
    }

    // What this compilation declares itself is reported at its types.
    private static void Compare(IInvocationOperation call, MeshSymbols symbols, Action<Diagnostic> report)
    {
        var owners = new Dictionary<string, INamedTypeSymbol>(StringComparer.Ordinal);
        foreach (var reference in call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<IPropertyReferenceOperation>())
        {
            if (reference is not { Property: { IsStatic: true, Name: "Manifest", ContainingType: { } owner } })
                continue;
            foreach (var kind in symbols.ReferencedKinds(owner))
            {
                if (!owners.TryGetValue(kind, out var first))
                    owners.Add(kind, owner);
                else if (!SymbolEqualityComparer.Default.Equals(first, owner))
                    report(Diagnostic.Create(DeclarationRules.DuplicateKind, reference.Syntax.GetLocation(), kind, owner.Name, $"'{first.Name}'"));
            }
        }
    }
}
