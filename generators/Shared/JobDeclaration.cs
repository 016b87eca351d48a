using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.Shared;

/// <summary>
/// A type with <c>[SyncJob]</c>, parsed: the one source of truth of generator and analyzers. Where <see cref="Problems"/> is not empty, the
/// generator emits nothing for the type, and the analyzers report each problem.
/// </summary>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed class JobDeclaration
{
    /// <summary>The <see cref="JobProblem.Argument"/> of what is about a <c>[FormerKind]</c>.</summary>
    public const string FormerKind = "[FormerKind]";

    private JobDeclaration(INamedTypeSymbol payload, AttributeData attribute, string kind, JobSettings settings)
    {
        Payload = payload;
        Attribute = attribute;
        Kind = kind;
        Settings = settings;
    }

    public INamedTypeSymbol Payload { get; }

    public AttributeData Attribute { get; }

    /// <summary>The kind; empty where it is no constant.</summary>
    public string Kind { get; }

    public JobSettings Settings { get; }

    /// <summary>The kinds that the payload's jobs were stored under before.</summary>
    public IReadOnlyList<string> FormerKinds { get; private set; } = [];

    /// <summary>The older versions that can be read, the oldest first.</summary>
    public IReadOnlyList<JobUpcast> Upcasts { get; private set; } = [];

    /// <summary>The conflict key's template; null where the job has none (a singleton has none: its kind is its key).</summary>
    public KeyTemplate? Key { get; private set; }

    /// <summary>The members that the template's holes name, in order of the holes. Complete where there are no problems.</summary>
    public IReadOnlyList<ISymbol> KeyMembers { get; private set; } = [];

    /// <summary>The app's own JSON context; null where the generator makes the JSON.</summary>
    public INamedTypeSymbol? JsonContext { get; private set; }

    /// <summary>Whether the payload says how two of it become one.</summary>
    public bool IsMergeable { get; private set; }

    public ITypeSymbol? Result { get; private set; }

    public ITypeSymbol? Checkpoint { get; private set; }

    /// <summary>Everything that keeps the generator from emitting, in order of declaration.</summary>
    public IReadOnlyList<JobProblem> Problems { get; private set; } = [];

    /// <summary>Finds the attribute on a type and parses it; null where the type has none.</summary>
    public static JobDeclaration? Find(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        type.Attribute(MetadataNames.SyncJobAttribute) is { } attribute ? Parse(type, attribute, compilation, cancellationToken) : null;

    /// <summary>Parses a declaration with everything that hangs on it: settings, key, and the storability of payload, result and checkpoint.</summary>
    public static JobDeclaration Parse(INamedTypeSymbol payload, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        var problems = new List<JobProblem>();
        var kind = JobKind.Parse(attribute, "kind", problems, cancellationToken);
        var declaration = new JobDeclaration(payload, attribute, kind, JobSettings.Parse(attribute, problems))
        {
            JsonContext = attribute.Named<INamedTypeSymbol>("JsonContext"),
            Result = attribute.Named<ITypeSymbol>("Result"),
            Checkpoint = attribute.Named<ITypeSymbol>("Checkpoint"),
            IsMergeable = payload.AllInterfaces.Any(candidate =>
                candidate.Is(MetadataNames.SyncMergeable) && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], payload)),
        };
        declaration.FormerKinds = JobKind.ParseFormer(payload, kind, problems, cancellationToken);
        declaration.Upcasts = JobUpcast.Find(payload, declaration.Settings.Version, problems);
        if (declaration is { IsMergeable: false, Settings.OnConflict: "Merge" })
        {
            problems.Add(new JobProblem(
                JobProblemKind.InvalidSetting, $"is Merge, which needs a payload that implements ISyncMergeable<{payload.Name}>", "OnConflict", "OnConflict"));
        }

        PayloadRules.Check(payload, compilation, problems);
        declaration.ParseKey(compilation, problems);
        if (!problems.Any(problem => problem.Kind == JobProblemKind.CannotGenerate))
            declaration.CheckStorability(compilation, problems, cancellationToken);
        declaration.Problems = problems;
        return declaration;
    }

    /// <summary>Where an argument of the attribute is written; the attribute itself where the argument is not.</summary>
    /// <param name="argument"><c>kind</c>, or the name of a named argument, or <see cref="FormerKind"/>; null for the attribute.</param>
    /// <param name="subject">Which of several <c>[FormerKind]</c>s is meant.</param>
    /// <param name="cancellationToken">Cancels finding the syntax.</param>
    public Location? ArgumentLocation(string? argument, string subject, CancellationToken cancellationToken)
    {
        if (argument == FormerKind)
            return FormerKindLocation(subject, cancellationToken);
        if (Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
            return Payload.Locations.FirstOrDefault();
        var arguments = syntax.ArgumentList?.Arguments ?? default;
        var found = argument == "kind"
            ? arguments.FirstOrDefault(candidate => candidate.NameEquals is null)
            : arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == argument);
        return (found?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }

    // The last one of a name: where two are the same, it is the one too many.
    private Location? FormerKindLocation(string kind, CancellationToken cancellationToken) => Payload.GetAttributes()
        .LastOrDefault(attribute => attribute.AttributeClass?.Is(MetadataNames.FormerKindAttribute) == true
            && Equals(attribute.ConstructorArguments.FirstOrDefault().Value, kind))
        ?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? Payload.Locations.FirstOrDefault();

    private void ParseKey(Compilation compilation, List<JobProblem> problems)
    {
        if (Attribute.Named<string>("ConflictKey") is not { } text)
            return;
        var template = KeyTemplate.Parse(text);
        if (template.Error is not null)
        {
            problems.Add(new JobProblem(JobProblemKind.InvalidKeyTemplate, template.Error, text, "ConflictKey"));
            return;
        }

        Key = template;
        KeyMembers = [.. template.Holes.Select(hole => KeyMember.Resolve(Payload, hole, compilation, problems)).OfType<ISymbol>()];
    }

    private void CheckStorability(Compilation compilation, List<JobProblem> problems, CancellationToken cancellationToken)
    {
        var walk = new Storability(compilation, cancellationToken);
        if (JsonContext is { } context)
        {
            if (!context.IsOrDerivesFrom(MetadataNames.JsonSerializerContext) || !compilation.IsSymbolAccessibleWithin(context, compilation.Assembly))
                problems.Add(new JobProblem(JobProblemKind.InvalidSetting, "is no accessible JsonSerializerContext", "JsonContext", "JsonContext"));
        }
        else
        {
            problems.AddRange(walk.Check(Payload).Select(problem => problem.ForJob(null)));
            foreach (var upcast in Upcasts)
                problems.AddRange(walk.Check(upcast.Older).Select(problem => problem.ForJob($"version {upcast.Version}")));
        }

        if (Result is not null)
            problems.AddRange(walk.Check(Result).Select(problem => problem.ForJob("Result")));
        if (Checkpoint is not null)
            problems.AddRange(walk.Check(Checkpoint).Select(problem => problem.ForJob("Checkpoint")));
    }
}
