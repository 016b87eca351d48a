using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.Generators.Handlers;

/// <summary>Finds handlers by their base list, and spells how they are constructed.</summary>
internal static class HandlerParser
{
    /// <summary>Whether a class names the handler interface in its base list: syntax only, since this is asked of every node.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax or RecordDeclarationSyntax
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

    private static SimpleNameSyntax? Rightmost(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        _ => null,
    };

    private static HandlerModel? Model(INamedTypeSymbol payload, INamedTypeSymbol handler, IMethodSymbol constructor, Compilation compilation)
    {
        var isForeign = !SymbolEqualityComparer.Default.Equals(payload.ContainingAssembly, compilation.Assembly);
        var job = isForeign ? ForeignJob(payload, compilation) : null;
        if (isForeign && job is null)
            return null;
        var arguments = constructor.Parameters.Select(parameter => Argument(parameter, handler)).OfType<string>();
        return new HandlerModel(
            payload.ToMetadataName(),
            PayloadRules.Identifier(payload),
            payload.ContainingNamespace.ToMetadataName(),
            payload.ToCode(),
            payload.SelfAndOuter().All(type => type.DeclaredAccessibility == Accessibility.Public),
            job,
            handler.ToCode(),
            $"new {handler.ToCode()}({string.Join(", ", arguments)})");
    }

    // The manifest of the assembly that declares the payload says where its definition is.
    private static string? ForeignJob(INamedTypeSymbol payload, Compilation compilation)
    {
        var manifest = payload.ContainingAssembly.Attribute(MetadataNames.SyncManifestAttribute)?.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;
        var property = manifest?.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(candidate =>
            candidate is { IsStatic: true, Type: INamedTypeSymbol { TypeArguments.Length: 1 } type }
            && type.DefinitionName() == "MeshKit.Typed.SyncJobType`1"
            && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], payload)
            && compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly));
        return property is null ? null : $"{manifest!.ToCode()}.{Code.Identifier(property.Name)}";
    }

    private static string? Argument(IParameterSymbol parameter, INamedTypeSymbol handler)
    {
        if (HandlerDeclaration.IsLeftAtDefault(parameter))
            return null;
        var name = Code.Identifier(parameter.Name);
        return parameter.Type.DefinitionName() == "System.IServiceProvider"
            ? $"{name}: services"
            : $"{name}: global::MeshKit.Typed.SyncServices.Require<{parameter.Type.ToCode()}>(services, typeof({handler.ToCode()}))";
    }
}
