using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>
/// Spells the names of types and namespaces, and remembers them by definition: names are asked for at every member and every attribute, and
/// the compiler's own printer is slow.
/// </summary>
/// <remarks>The definitions are held weakly.</remarks>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat FullyQualified = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat WithoutArguments = FullyQualified.WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    private static readonly ConditionalWeakTable<INamedTypeSymbol, string> Codes = new();
    private static readonly ConditionalWeakTable<INamedTypeSymbol, string> MetadataNames = new();
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Namespaces = new();

    /// <summary>The name to write in code: <c>global::</c>, keywords escaped, no nullable annotations.</summary>
    public static string Code(ITypeSymbol type)
    {
        // The plain cases are put together here; the printer knows the others: tuples, pointers, arrays of arrays, types within generic ones.
        if (type is IArrayTypeSymbol { Rank: 1, ElementType: INamedTypeSymbol element })
            return Code(element) + "[]";
        if (type is not INamedTypeSymbol { IsTupleType: false, IsUnboundGenericType: false } named || named.ContainingType is { IsGenericType: true })
            return type.ToDisplayString(FullyQualified);
        if (named.Arity == 0)
            return Codes.GetValue(named.OriginalDefinition, static definition => definition.ToDisplayString(FullyQualified));
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return named.TypeArguments[0] is INamedTypeSymbol held ? Code(held) + "?" : type.ToDisplayString(FullyQualified);
        var text = new StringBuilder(Codes.GetValue(named.OriginalDefinition, static definition => definition.ToDisplayString(WithoutArguments))).Append('<');
        for (var i = 0; i < named.TypeArguments.Length; i++)
            text.Append(i == 0 ? "" : ", ").Append(Code(named.TypeArguments[i]));
        return text.Append('>').ToString();
    }

    /// <summary>The full metadata name of a definition.</summary>
    public static string Metadata(INamedTypeSymbol type) => MetadataNames.GetValue(type.OriginalDefinition, static definition =>
    {
        if (definition.ContainingType is { } outer)
            return Metadata(outer) + "+" + definition.MetadataName;
        return definition.ContainingNamespace is { IsGlobalNamespace: false } ns ? Metadata(ns) + "." + definition.MetadataName : definition.MetadataName;
    });

    /// <summary>A namespace's name without the escapes of code.</summary>
    public static string Metadata(INamespaceSymbol ns) => Namespaces.GetValue(ns, static ns =>
        ns.ContainingNamespace is { IsGlobalNamespace: false } outer ? Metadata(outer) + "." + ns.Name : ns.Name);
}
