using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Wiring;

/// <summary>MESH5008: the manifest's name is free. The finding is the generator's own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestNameAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public ManifestNameAnalyzer()
        : base(WiringRules.ManifestNameTaken)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols)
    {
        var compilation = context.Compilation;
        var attribute = compilation.Assembly.Attribute(MetadataNames.SyncManifestNameAttribute);
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        var (ns, name) = ManifestNaming.Of(
            compilation.AssemblyName ?? "Assembly", rootNamespace, attribute?.ConstructorArguments.FirstOrDefault().Value as string);
        if (ManifestNaming.Problem(compilation, ns, name) is not var (message, symbol))
            return;
        var location = symbol?.SourceLocation() ?? attribute?.LocationOr(compilation.Assembly, context.CancellationToken) ?? Location.None;

        // In the file with the name, so that it is seen there while the user types.
        var types = new SourceTypes(symbols, context.CancellationToken);
        context.RegisterSemanticModelAction(model =>
        {
            if (model.SemanticModel.SyntaxTree == location.SourceTree && types.HasSomethingToGenerate)
                model.ReportDiagnostic(Diagnostic.Create(WiringRules.ManifestNameTaken, location, message));
        });
    }
}
