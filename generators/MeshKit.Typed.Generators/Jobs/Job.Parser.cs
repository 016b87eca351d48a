using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Json;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Jobs;

/// <summary>Turns a declaration into a model, inside the transform. A declaration with problems gives none: analyzers report them.</summary>
internal static class JobParser
{
    /// <summary>A job, and the JSON of everything that hangs on it.</summary>
    internal sealed record Result(JobModel Job, EquatableArray<JsonTypeModel> JsonTypes);

    public static Result? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        // While code is being typed, the attribute may stand on anything.
        if (context.TargetSymbol is not INamedTypeSymbol payload || !IsFirst(context))
            return null;
        var compilation = context.SemanticModel.Compilation;
        var id = payload.ToMetadataName();
        return JobMemory.Of(compilation).Get(payload, id, () => Parse(payload, id, context.Attributes[0], compilation, cancellationToken));
    }

    private static Result? Parse(
        INamedTypeSymbol payload, string id, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        var declaration = JobDeclaration.Parse(payload, attribute, compilation, cancellationToken);
        if (declaration.Problems.Count > 0)
            return null;
        return new Result(Model(declaration, id, compilation, cancellationToken), JsonParser.Parse(Roots(declaration), compilation, cancellationToken));
    }

    /// <summary>The types whose JSON is generated for the job; a context of the app's own has the payload's, and that of its older shapes.</summary>
    private static IEnumerable<ITypeSymbol> Roots(JobDeclaration declaration)
    {
        IEnumerable<ITypeSymbol> payloads = declaration.JsonContext is null ? [declaration.Payload, .. declaration.Upcasts.Select(upcast => upcast.Older)] : [];
        return payloads.Concat(new[] { declaration.Result, declaration.Checkpoint }.OfType<ITypeSymbol>());
    }

    // Parts of a type may each have the attribute, which the compiler refuses; two outputs of one name would end the generator besides.
    private static bool IsFirst(GeneratorAttributeSyntaxContext context) =>
        context.TargetSymbol.Attribute(MetadataNames.SyncJobAttribute)?.ApplicationSyntaxReference is { } first
        && context.Attributes[0].ApplicationSyntaxReference is { } here
        && first.SyntaxTree == here.SyntaxTree
        && first.Span == here.Span;

    private static JobModel Model(JobDeclaration declaration, string id, Compilation compilation, CancellationToken cancellationToken)
    {
        var payload = declaration.Payload;
        return new JobModel
        {
            Id = id,
            Hint = HintName.Of(payload, id, compilation),
            Namespace = payload.ContainingNamespace is { IsGlobalNamespace: false } ns ? Code.Name(ns.ToMetadataName()) : "",
            Identifier = PayloadRules.Identifier(payload),
            Type = payload.ToCode(),
            IsPublic = payload.SelfAndOuter().All(type => type.DeclaredAccessibility == Accessibility.Public),
            IsValueType = payload.IsValueType,
            Summary = Docs.Summary(payload, cancellationToken),
            Kind = declaration.Kind,
            FormerKinds = declaration.FormerKinds.ToEquatableArray(),
            Upcasts = declaration.Upcasts.Select(upcast => Upcast(upcast, compilation)).ToEquatableArray(),
            Version = declaration.Settings.Version,
            JsonContext = declaration.JsonContext?.ToCode(),
            JsonProperty = JsonIdentifier.Of(payload, compilation),
            ConstantKey = declaration.Settings.Singleton ? declaration.Kind : ConstantKey(declaration.Key),
            Key = declaration.Key is { } key && key.Holes.Any() ? Key(key, declaration.KeyMembers) : null,
            Remarks = Remarks(declaration),
            IsMergeable = declaration.IsMergeable,
            Result = Value(declaration.Result),
            Checkpoint = Value(declaration.Checkpoint),
            Settings = SettingsCode.Of(
                declaration.Settings,
                ProtectedMembers.First(
                    [payload, declaration.Result, declaration.Checkpoint, .. declaration.Upcasts.Select(upcast => upcast.Older)], compilation, cancellationToken)).ToEquatableArray(),
        };
    }

    // What a reader of the call wants to know, and would have to look up in the attribute.
    private static string Remarks(JobDeclaration declaration)
    {
        var settings = declaration.Settings;
        var key = settings.Singleton ? "at most one is active" : declaration.Attribute.Named<string>("ConflictKey") is { } template ? $"key {Docs.Code(template)}" : "no key";
        var policy = declaration.Key is null && !settings.Singleton ? "" : $", <see cref=\"global::MeshKit.Typed.ConflictPolicy.{settings.OnConflict ?? "Dedupe"}\"/>";
        return $"Stored as {Docs.Code(declaration.Kind)}, version {settings.Version}; {key}{policy}.";
    }

    private static UpcastModel Upcast(JobUpcast upcast, Compilation compilation) =>
        new(upcast.Version, JsonIdentifier.Of(upcast.Older, compilation), upcast.Path.Select(type => type.ToCode()).ToEquatableArray());

    private static ValueModel? Value(ITypeSymbol? type) => type is null ? null
        : new ValueModel(type.ToCode(), type.ToCode() + (type.IsReferenceType ? "?" : ""), type.IsVisibleOutside());

    private static string? ConstantKey(KeyTemplate? key) =>
        key is null || key.Holes.Any() ? null : string.Concat(key.Parts.Select(part => part.Text));

    private static KeyModel Key(KeyTemplate template, IReadOnlyList<ISymbol> members)
    {
        var hole = 0;
        return new KeyModel(
            template.Parts.Where(part => !part.IsHole).Sum(part => part.Text.Length),
            members.Count,
            template.AlsoEscaped,
            template.Parts.Select(part => part.IsHole ? Append(part, members[hole++]) : $"AppendLiteral({Code.Literal(part.Text)})").ToEquatableArray());
    }

    private static string Append(KeyPart part, ISymbol member)
    {
        var value = $"payload.{Code.Identifier(member.Name)}";
        return part.Format is null ? $"AppendHole({value})" : $"AppendHole({value}, {Code.Literal(part.Format)})";
    }
}
