using System.Globalization;
using System.Text;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>
/// Declares <c>[UnsafeAccessor]</c>s: setters of <c>init</c> members (an object initializer would write the default over what the type's own
/// initializer says), constructors of types with <c>required</c> members, and what is not accessible.
/// </summary>
internal sealed class Accessors(string id, Compilation compilation)
{
    private const string Attribute =
        "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    private readonly List<string> _plain = [];
    private readonly List<(string Class, string Header, List<string> Members)> _generic = [];
    private int _count;

    /// <summary>Whether C# lets generated code use a member.</summary>
    public bool CanReach(ISymbol symbol) =>
        compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly)
        && !IsReported(symbol)
        && !(symbol is IMethodSymbol { AssociatedSymbol: { } property } && IsReported(property));

    /// <summary>Declares a constructor; gives the method to call.</summary>
    public string Constructor(IMethodSymbol constructor) => Declare(
        constructor.ContainingType,
        $"{Attribute}Constructor)]",
        (type, name) => $"static extern {type} {name}({Parameters(constructor.OriginalDefinition)})");

    /// <summary>Declares a getter or setter; gives the method to call.</summary>
    public string Method(IMethodSymbol method)
    {
        var (definition, self) = (method.OriginalDefinition, method.ContainingType.IsValueType ? "ref " : "");
        var parameters = definition.Parameters.IsEmpty ? "" : ", " + Parameters(definition);
        return Declare(
            method.ContainingType,
            $"{Attribute}Method, Name = \"{method.MetadataName}\")]",
            (type, name) => $"static extern {definition.ReturnType.ToCode()} {name}({self}{type} obj{parameters})");
    }

    /// <summary>Declares a field; gives the method whose result is a reference to it.</summary>
    public string Field(IFieldSymbol field)
    {
        var self = field.ContainingType.IsValueType ? "ref " : "";
        return Declare(
            field.ContainingType,
            $"{Attribute}Field, Name = \"{field.MetadataName}\")]",
            (type, name) => $"static extern ref {field.OriginalDefinition.Type.ToCode()} {name}({self}{type} obj)");
    }

    public AccessorsModel ToModel() => new(
        _plain.ToEquatableArray(),
        _generic.Select(item => new GenericAccessors(item.Header, item.Members.ToEquatableArray())).ToEquatableArray());

    // A use that the compiler reports, and that the preamble does not silence: as an error, or under an id that the attribute chooses.
    private static bool IsReported(ISymbol symbol) =>
        (symbol.Attribute("System.ObsoleteAttribute") is { } attribute
            && (attribute.ConstructorArguments.Any(argument => argument.Value is true) || attribute.HasNamed("DiagnosticId")))
        || symbol.Attribute("System.Diagnostics.CodeAnalysis.ExperimentalAttribute") is not null;

    private string Declare(INamedTypeSymbol declaring, string attribute, Func<string, string, string> signature)
    {
        var name = $"{id}_Access{_count++.ToString(CultureInfo.InvariantCulture)}";
        var type = declaring.OriginalDefinition.ToCode();
        if (!declaring.IsGenericType)
        {
            _plain.Add($"{attribute}\nprivate {signature(type, name)};");
            return name;
        }

        var parameters = declaring.OriginalDefinition.SelfAndOuter().Reverse().SelectMany(outer => outer.TypeParameters).ToList();
        var arguments = declaring.SelfAndOuter().Reverse().SelectMany(outer => outer.TypeArguments);
        var holder = name + "Of";
        _generic.Add((
            holder,
            $"private static class {holder}<{string.Join(", ", parameters.Select(parameter => Code.Identifier(parameter.Name)))}>{string.Concat(parameters.Select(Constraints))}",
            [$"{attribute}\ninternal {signature(type, name)};"]));
        return $"{holder}<{string.Join(", ", arguments.Select(argument => argument.ToCode()))}>.{name}";
    }

    private static string Parameters(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(parameter =>
        $"{(parameter.RefKind is RefKind.In ? "in " : "")}{parameter.Type.ToCode()} {Code.Identifier(parameter.Name == "obj" ? "obj_" : parameter.Name)}"));

    // The accessor finds its target only where its own type parameters mirror the target's, constraints included.
    private static string Constraints(ITypeParameterSymbol parameter)
    {
        var list = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
            list.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            list.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            list.Add("class");
        else if (parameter.HasNotNullConstraint)
            list.Add("notnull");
        list.AddRange(parameter.ConstraintTypes.Select(type => type.ToCode()));
        if (parameter.HasConstructorConstraint)
            list.Add("new()");
        return list.Count == 0 ? "" : new StringBuilder(" where ").Append(Code.Identifier(parameter.Name)).Append(" : ").Append(string.Join(", ", list)).ToString();
    }
}
