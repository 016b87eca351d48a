using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers;

/// <summary>What all analyzers share: concurrent, silent on generated code, and gone where MeshKit.Typed is not referenced.</summary>
public abstract class MeshAnalyzer : DiagnosticAnalyzer
{
    private protected MeshAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (MeshSymbols.From(start.Compilation) is { } symbols)
                Register(start, symbols);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, MeshSymbols symbols);
}
