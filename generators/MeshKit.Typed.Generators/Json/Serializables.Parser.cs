using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Reads <c>[assembly: SyncSerializable(typeof(T))]</c>. A type that cannot be stored gives nothing: a rule reports it.</summary>
internal static class SerializablesParser
{
    public static EquatableArray<JsonTypeModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var compilation = context.SemanticModel.Compilation;
        var storability = new Storability(compilation, cancellationToken);
        var roots = context.Attributes
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
            .OfType<ITypeSymbol>()
            .Where(type => storability.Check(type).Count == 0);
        return JsonParser.Parse(roots, compilation, cancellationToken);
    }
}
