using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.Generators.Handlers;

/// <summary>Finds handlers by their base list, and spells how they are constructed.</summary>
internal static class HandlerParser
{
    /// <summary>Whether a type names the handler interface in its base list: syntax only, since this is asked of every node.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax or RecordDeclarationSyntax or StructDeclarationSyntax
        && ((TypeDeclarationSyntax)node).BaseList is { } list
        && list.Types.Any(type => Rightmost(type.Type) is GenericNameSyntax { Identifier.ValueText: "ISyncHandler" });

    public static EquatableArray<HandlerModel> Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var compilation = context.SemanticModel.Compilation;
        return context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is INamedTypeSymbol type
            && HandlerDeclaration.Find(type, compilation) is { Constructor: { } constructor } declaration
            ? declaration.Payloads.Select(payload => Model(payload, type, constructor, compilation)).OfType<HandlerModel>().ToEquatableArray()
            : default;
    }

    /// <summary>The job that a handler is for; null where the assembly that declares the payload has it in no manifest.</summary>
    public static HandledJob? Job(INamedTypeSymbol payload, Compilation compilation)
    {
        var foreign = ForeignJob.IsForeign(payload, compilation) ? ForeignJob.Find(payload, compilation) : null;
        if (foreign is null && ForeignJob.IsForeign(payload, compilation))
            return null;
        return new HandledJob(
            payload.ToMetadataName(),
            PayloadRules.Identifier(payload),
            payload.ContainingNamespace.ToMetadataName(),
            payload.ToCode(),
            payload.SelfAndOuter().All(type => type.DeclaredAccessibility == Accessibility.Public),
            foreign is null ? null : $"{foreign.ContainingType.ToCode()}.{Code.Identifier(foreign.Name)}");
    }

    private static SimpleNameSyntax? Rightmost(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        _ => null,
    };

    private static HandlerModel? Model(INamedTypeSymbol payload, INamedTypeSymbol handler, IMethodSymbol constructor, Compilation compilation)
    {
        if (Job(payload, compilation) is not { } job)
            return null;
        var arguments = ServiceCode.Arguments(
            constructor.Parameters,
            handler.InstanceConstructors.Length > 1,
            parameter => ServiceParameter.IsLeftAtDefault(parameter) ? null : ServiceCode.Get(parameter, handler));
        return new HandlerModel(job, handler.ToCode(), $"new {handler.ToCode()}({arguments})", null);
    }
}
