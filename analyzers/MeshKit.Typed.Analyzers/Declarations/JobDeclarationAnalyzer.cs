using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MeshKit.Typed.Analyzers.Declarations;

/// <summary>
/// MESH1002, 1004, 1008, 1009, 1014 and 1017: what keeps the generator from emitting. The findings are the generator's own, by the same
/// parser, so that nothing is ever left out in silence.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobDeclarationAnalyzer : MeshAnalyzer
{
    /// <summary>The property of a diagnostic that holds the name in question, for the fix.</summary>
    internal const string Subject = "subject";

    /// <summary>Creates the analyzer.</summary>
    public JobDeclarationAnalyzer()
        : base(
            DeclarationRules.UnknownKeyMember,
            DeclarationRules.UnsuitableKeyMember,
            DeclarationRules.InvalidKind,
            DeclarationRules.NotStorable,
            DeclarationRules.CannotGenerate,
            DeclarationRules.InvalidSetting)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, MeshSymbols symbols) =>
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (symbols.SyncJobOf(type) is not { } attribute)
                return;
            var job = JobDeclaration.Parse(type, attribute, symbol.Compilation, symbol.CancellationToken);
            foreach (var problem in job.Problems)
                symbol.ReportDiagnostic(Report(job, problem, symbol.CancellationToken));
        }, SymbolKind.NamedType);

    private static Diagnostic Report(JobDeclaration job, JobProblem problem, CancellationToken cancellationToken)
    {
        var (rule, arguments) = Describe(job.Payload.Name, problem);
        var properties = System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add(Subject, problem.Subject);
        return Diagnostic.Create(rule, Locate(job, problem, cancellationToken), properties, arguments);
    }

    private static (DiagnosticDescriptor Rule, object[] Arguments) Describe(string payload, JobProblem problem) => problem.Kind switch
    {
        JobProblemKind.InvalidKind or JobProblemKind.KindNotLiteral => (DeclarationRules.InvalidKind, [problem.Subject, payload, problem.Message]),
        JobProblemKind.UnknownKeyMember => (DeclarationRules.UnknownKeyMember, [problem.Subject, payload, problem.Message]),
        JobProblemKind.UnsuitableKeyMember => (DeclarationRules.UnsuitableKeyMember, [problem.Subject, payload, problem.Message]),
        JobProblemKind.NotStorable => (DeclarationRules.NotStorable, [Place(payload, problem), problem.Message, $"the job '{payload}'"]),
        JobProblemKind.CannotGenerate => (DeclarationRules.CannotGenerate, [payload, problem.Message]),
        JobProblemKind.InvalidKeyTemplate => (DeclarationRules.InvalidSetting, [$"The conflict key \"{problem.Subject}\"", payload, problem.Message]),
        _ => (DeclarationRules.InvalidSetting, [$"The setting {problem.Subject}", payload, problem.Message]),
    };

    private static string Place(string payload, JobProblem problem) => (problem.Argument, problem.Subject) switch
    {
        (null, "") => $"The payload '{payload}'",
        (null, var path) => $"'{payload}.{path}'",
        (var argument, "") => $"The type of {argument}",
        var (argument, path) => $"'{path}' of the type of {argument}",
    };

    private static Location? Locate(JobDeclaration job, JobProblem problem, CancellationToken cancellationToken)
    {
        if (problem.Argument is not null)
            return job.ArgumentLocation(problem.Argument, problem.Subject, cancellationToken);
        if (problem.Kind != JobProblemKind.NotStorable)
            return job.Payload.SourceLocation();

        // A path such as Items[].Owner begins with a member of the payload, which may be a base type's in another assembly.
        var name = problem.Subject.Split('.', '[')[0];
        var member = job.Payload.SelfAndBases().SelectMany(type => type.GetMembers(name)).FirstOrDefault();
        return member?.Locations.FirstOrDefault(location => location.IsInSource) ?? job.Payload.SourceLocation();
    }
}
