using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Json;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Handlers;

/// <summary>Spells services and arguments.</summary>
internal static class ServiceCode
{
    // The annotations inside count: an IList<string?> is not an IList<string>. The outermost one does not: a service is there.
    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Type(IParameterSymbol parameter) =>
        parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Annotated);

    /// <summary>The expression that gets a parameter's service from <c>services</c>.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="handler">The type that the message names where the service is missing.</param>
    public static string Get(IParameterSymbol parameter, INamedTypeSymbol handler) => IsProvider(parameter.Type)
        ? "services"
        : $"global::MeshKit.Typed.SyncServices.Require<{Type(parameter)}>(services, typeof({handler.ToCode()}))";

    /// <summary>The arguments of a call: by name from the first that is left out on.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="isOverloaded">Whether leaving one out could mean another overload.</param>
    /// <param name="argument">Gives an argument; null to leave it at its default.</param>
    public static string Arguments(IEnumerable<IParameterSymbol> parameters, bool isOverloaded, Func<IParameterSymbol, string?> argument)
    {
        var spelled = new List<string>();
        var isNamed = false;
        foreach (var parameter in parameters)
        {
            var value = argument(parameter) ?? (isOverloaded ? DefaultValue.ToCode(parameter) : null);
            if (value is not null)
                spelled.Add(isNamed ? $"{Code.Identifier(parameter.Name)}: {value}" : value);
            isNamed |= value is null;
        }

        return string.Join(", ", spelled);
    }

    private static bool IsProvider(ITypeSymbol type) => type.DefinitionName() == "System.IServiceProvider";
}
