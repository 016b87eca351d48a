using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>What generated code hands to a parameter of a handler: a service, or nothing where the default is meant.</summary>
internal static class ServiceParameter
{
    private const string FromKeyedServices = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    /// <summary>Whether a parameter is left at its default: it has one, and no service can stand for it.</summary>
    public static bool IsLeftAtDefault(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue && (!parameter.Type.IsReferenceType || parameter.Type.SpecialType == SpecialType.System_String);

    /// <summary>5003: what is wrong with the first parameter that no service can stand for, as the end of a sentence; null where there is none.</summary>
    public static string? Problem(IEnumerable<IParameterSymbol> parameters, Compilation compilation) =>
        parameters.Where(parameter => !IsLeftAtDefault(parameter)).Select(parameter => Problem(parameter, compilation)).FirstOrDefault(problem => problem is not null);

    private static string? Problem(IParameterSymbol parameter, Compilation compilation) =>
        !IsService(parameter) ? $"needs the parameter {parameter.Name} of type {StoredShape.Describe(parameter.Type)}, which no service can stand for"
        : parameter.Attribute(FromKeyedServices) is not null ? $"needs the keyed service {parameter.Name}, which System.IServiceProvider cannot give"
        : ReferenceAliases.HiddenIn(parameter.Type, compilation) is { } hidden
            ? $"needs the parameter {parameter.Name}, whose type {StoredShape.Describe(hidden)} is of an assembly that is referenced only under an alias"
        : null;

    private static bool IsService(IParameterSymbol parameter) =>
        parameter.Type.IsReferenceType && parameter.Type.TypeKind != TypeKind.Dynamic && parameter.Type.SpecialType != SpecialType.System_String
        && parameter.RefKind is RefKind.None or RefKind.In;
}
