using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.Declarations;

/// <summary>
/// MESH1009 for <c>[assembly: SyncSerializable(typeof(T))]</c>: what keeps the generator from emitting the type's JSON, by the same walk, so
/// that it is never left out in silence.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializableAnalyzer : MeshAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public SerializableAnalyzer()
        : base(DeclarationRules.NotStorable)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols) =>
        context.RegisterOperationAction(operation =>
        {
            if (operation.Operation is not IAttributeOperation { Operation: IObjectCreationOperation creation }
                || !SymbolEqualityComparer.Default.Equals(creation.Type, symbols.Serializable))
            {
                return;
            }

            foreach (var type in creation.Arguments.Select(argument => argument.Value).OfType<ITypeOfOperation>())
            {
                foreach (var problem in new Storability(operation.Compilation, operation.CancellationToken).Check(type.TypeOperand))
                    operation.ReportDiagnostic(Report(type, problem));
            }
        }, OperationKind.Attribute);

    private static Diagnostic Report(ITypeOfOperation type, StorageProblem problem)
    {
        var name = StoredShape.Describe(type.TypeOperand);
        var place = problem.Path.Length == 0 ? $"'{name}'" : $"'{problem.Path}' of '{name}'";
        return Diagnostic.Create(DeclarationRules.NotStorable, type.Syntax.GetLocation(), place, problem.Message, $"the type '{name}'");
    }
}
