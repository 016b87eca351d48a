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
        var declaration = JobDeclaration.Parse(payload, context.Attributes[0], compilation, cancellationToken);
        if (declaration.Problems.Count > 0)
            return null;
        IEnumerable<ITypeSymbol?> roots = [declaration.JsonContext is null ? declaration.Payload : null, declaration.Result, declaration.Checkpoint];
        return new Result(Model(declaration, cancellationToken), JsonParser.Parse(roots.OfType<ITypeSymbol>(), compilation, cancellationToken));
    }

    // Parts of a type may each have the attribute, which the compiler refuses; two outputs of one name would end the generator besides.
    private static bool IsFirst(GeneratorAttributeSyntaxContext context) =>
        context.TargetSymbol.Attribute(MetadataNames.SyncJobAttribute)?.ApplicationSyntaxReference is { } first
        && context.Attributes[0].ApplicationSyntaxReference is { } here
        && first.SyntaxTree == here.SyntaxTree
        && first.Span == here.Span;

    private static JobModel Model(JobDeclaration declaration, CancellationToken cancellationToken)
    {
        var payload = declaration.Payload;
        return new JobModel
        {
            Id = payload.ToMetadataName(),
            Hint = HintName.Of(payload, payload.ToMetadataName()),
            Namespace = payload.ContainingNamespace is { IsGlobalNamespace: false } ns ? Code.Name(ns.ToMetadataName()) : "",
            Identifier = PayloadRules.Identifier(payload),
            Type = payload.ToCode(),
            IsPublic = payload.SelfAndOuter().All(type => type.DeclaredAccessibility == Accessibility.Public),
            IsValueType = payload.IsValueType,
            Summary = Docs.Summary(payload, cancellationToken),
            Kind = declaration.Kind,
            Version = declaration.Settings.Version,
            JsonContext = declaration.JsonContext?.ToCode(),
            JsonProperty = JsonIdentifier.Of(payload),
            ConstantKey = declaration.Settings.Singleton ? declaration.Kind : ConstantKey(declaration.Key),
            Key = declaration.Key is { } key && key.Holes.Any() ? Key(key, declaration.KeyMembers) : null,
            IsMergeable = declaration.IsMergeable,
            Settings = SettingsCode.Of(
                declaration.Settings,
                ProtectedMembers.First([payload, declaration.Result, declaration.Checkpoint], cancellationToken)).ToEquatableArray(),
        };
    }

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
