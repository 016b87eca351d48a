using System.Collections.Immutable;
using MeshKit.Typed.Analyzers.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>MESH2001: what identifies an effect is the same in every attempt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnstableIdentityAnalyzer : HandlerAnalyzer
{
    /// <summary>The property of a diagnostic with the name for <c>job.StableGuid</c>; absent where one name would stand for several ids.</summary>
    internal const string StableName = "name";

    /// <summary>The property of a diagnostic with the <see cref="AttemptValueKind"/>.</summary>
    internal const string Kind = "kind";

    /// <summary>Creates the analyzer.</summary>
    public UnstableIdentityAnalyzer()
        : base(RunTwiceRules.UnstableIdentity)
    {
    }

    private protected override Action<HandlerScope, Action<Diagnostic>> Prepare(MeshSymbols symbols)
    {
        var values = new AttemptValues(symbols.Compilation);
        return (scope, report) => Analyze(scope, values, report);
    }

    private static void Analyze(HandlerScope scope, AttemptValues values, Action<Diagnostic> report)
    {
        // Most handlers have none of these values, and nothing needs to be followed.
        if (!scope.Operations.Any(operation => values.KindOf(operation) is not null))
            return;
        var flow = new ValueFlow(scope);
        var names = new StableNames(scope);
        var reported = new HashSet<IOperation>();
        foreach (var sink in new IdentitySinks(scope).Find())
        {
            var origins = flow.Origins(sink.Value);
            if (IsKept(origins, scope.Symbols) || (sink.IsFile && IsTemporary(origins)))
                continue;
            foreach (var origin in origins)
            {
                if (values.KindOf(origin) is { } kind && reported.Add(origin))
                    report(Describe(scope, origin, kind, sink, names));
            }
        }
    }

    private static Diagnostic Describe(HandlerScope scope, IOperation origin, AttemptValueKind kind, IdentitySink sink, StableNames names)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Kind, kind.ToString());
        var advice = "a value from the payload or job.JobId";
        if (kind == AttemptValueKind.Time)
        {
            advice = "job.EnqueuedAt";
        }
        else if (kind == AttemptValueKind.Guid && scope.RunsOnce(origin))
        {
            var name = names.Take(sink.Name);
            properties = properties.Add(StableName, name);
            advice = $"job.StableGuid(\"{name}\")";
        }
        else if (kind == AttemptValueKind.Guid)
        {
            advice = "job.StableGuid with a name for each";
        }

        return Diagnostic.Create(
            RunTwiceRules.UnstableIdentity,
            origin.Syntax.GetLocation(),
            additionalLocations: [sink.Value.Syntax.GetLocation()],
            properties,
            origin.Syntax.ToString(),
            scope.Type.Name,
            sink.Description,
            advice);
    }

    // An id that was read back from a checkpoint, or else made and checkpointed, is the same in later attempts.
    private static bool IsKept(IEnumerable<IOperation> origins, MeshSymbols symbols) => origins
        .Select(origin => origin is IInvocationOperation { Instance: { } receiver } ? receiver : origin)
        .OfType<IPropertyReferenceOperation>()
        .Any(origin => origin.Property.Name == "Checkpoint" && symbols.IsContext(origin.Property.ContainingType));

    // A file of any name that is moved to its place, or thrown away, is the safe way to write.
    private static bool IsTemporary(IEnumerable<IOperation> origins) =>
        origins.Any(origin => origin is IInvocationOperation { TargetMethod.Name: "GetTempPath" or "GetTempFileName" }
            || (LiteralText(origin) is { } text && (text.Contains(".tmp") || text.Contains("temp") || text.Contains(".part"))));

    private static string? LiteralText(IOperation operation) => operation switch
    {
        IInterpolatedStringOperation text =>
            string.Concat(text.Parts.OfType<IInterpolatedStringTextOperation>().Select(part => part.Text.ConstantText())),
        _ => operation.ConstantText(),
    };
}
