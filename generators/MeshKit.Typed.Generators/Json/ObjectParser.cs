using System.Globalization;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Spells how an object is made, read and written.</summary>
internal sealed class ObjectParser(ObjectShape shape, string id, Compilation compilation)
{
    private readonly Accessors _accessors = new(id, compilation);
    private readonly HashSet<string> _converted = new(StringComparer.Ordinal);

    public ObjectModel Parse()
    {
        var bound = new HashSet<ISymbol>(shape.Bound.Values.Select(member => member.Symbol), SymbolEqualityComparer.Default);
        var properties = shape.AllMembers.Select(member => Property(member, bound.Contains(member.Symbol))).ToEquatableArray();
        return new ObjectModel
        {
            Creator = Creator(),
            Parameters = (shape.Constructor?.Parameters.AsEnumerable() ?? []).Select(Parameter).ToEquatableArray(),
            Properties = properties,
            Accessors = _accessors.ToModel(),
            NumberHandling = ObjectRules.Argument(shape.Type, "JsonNumberHandling") as int?,
            UnmappedHandling = ObjectRules.Argument(shape.Type, "JsonUnmappedMemberHandling") as int?,
            CreationHandling = ObjectRules.CreationHandling(shape.Type),
            IsToldBefore = Implements("IJsonOnSerializing"),
            IsToldAfter = Implements("IJsonOnSerialized"),
            IsChecked = properties.Any(property => property.Write is { Element.RefusesAnywhere: true })
                && (!HandlerRules.HasHandler(shape.Type, compilation) || ObjectRules.IsDeclaredDerived(shape.Type)),
        };
    }

    private string? Creator()
    {
        if (shape.Type.IsAbstract)
            return null;
        if (shape.Constructor is not { } constructor)
            return $"default({shape.Type.ToCode()})";
        var arguments = string.Join(", ", constructor.Parameters.Select((parameter, index) =>
            $"({parameter.Type.ToCode()})args[{index.ToString(CultureInfo.InvariantCulture)}]"));
        return shape.HasRequiredMembers || !_accessors.CanReach(constructor)
            ? $"{_accessors.Constructor(constructor)}({arguments})"
            : $"new {shape.Type.ToCode()}({arguments})";
    }

    private PropertyModel Property(StoredMember member, bool isBound)
    {
        var declaring = member.Symbol.ContainingType;
        var isOwn = SymbolEqualityComparer.Default.Equals(declaring, shape.Type);
        var converter = Converter(member);
        var isWritten = member.CanGet && !member.IsNeverWritten;
        var getter = member.CanGet ? Get(member, $"(({declaring.ToCode()})obj)", $"ref {Unboxed(declaring)}") : null;
        return new PropertyModel
        {
            Name = member.Symbol.Name,
            Type = shape.Members.Contains(member) ? member.Type.ToCode() : "object",
            DeclaringType = declaring.ToCode(),
            JsonName = member.JsonName,
            ExplicitName = member.ExplicitName,
            IsProperty = member.Symbol is IPropertySymbol,

            // What is included is made reachable, whatever its own accessibility: the platform asks only whether it is.
            IsPublic = member.IsIncluded || member.Symbol.DeclaredAccessibility == Accessibility.Public,
            IsIncluded = member.IsIncluded,
            IsExtensionData = member.IsExtensionData && !member.IsAlwaysIgnored,
            IsRequired = member.IsRequired,
            IsGetNonNull = member.CanGet && member.IsGetNonNull,
            IsSetNonNull = member.CanSet && member.IsSetNonNull,
            Order = member.Order,
            IgnoreCondition = member.IgnoreCondition,
            NumberHandling = member.NumberHandling,
            CreationHandling = member.CreationHandling,
            Converter = converter,
            Getter = getter,
            Setter = !member.CanSet ? null : isBound && IsFixed(member) ? PropertyModel.SetByConstructor : $"static (obj, value) => {Set(member)}",
            Read = isWritten ? Get(member, isOwn ? "value" : $"(({declaring.ToCode()})value)", "ref value") : null,
            Write = isWritten ? Write(member, converter) : null,
        };
    }

    private bool Implements(string name) =>
        shape.Type.AllInterfaces.Any(candidate => candidate.Is("System.Text.Json.Serialization." + name));

    private ValueWrite Write(StoredMember member, ConverterModel? converter) => converter is null
        ? ValueWriteParser.Parse(member.Type, isAnnotated: true, member.IsGetNonNull, compilation)
        : new ValueWrite(WriteKind.Metadata, member.Type.ToCode(), converter.Id) { IsReference = member.Type.IsReferenceType, RefuseNull = member.IsGetNonNull };

    private string Get(StoredMember member, string target, string byReference)
    {
        if (_accessors.CanReach(member.Symbol is IFieldSymbol ? member.Symbol : member.Getter!))
            return $"{target}.{Code.Identifier(member.Symbol.Name)}";
        var receiver = member.Symbol.ContainingType.IsValueType ? byReference : target;
        return member.Symbol is IFieldSymbol field ? $"{_accessors.Field(field)}({receiver})" : $"{_accessors.Method(member.Getter!)}({receiver})";
    }

    // Only the constructor sets it. The platform asks for a setter all the same: without one, the member counts as read-only.
    private static bool IsFixed(StoredMember member) =>
        !member.IsRequired && (member.Symbol is IFieldSymbol { IsReadOnly: true } || member.Setter is { IsInitOnly: true });

    private string Set(StoredMember member)
    {
        var declaring = (member.Setter?.ContainingType ?? member.Symbol.ContainingType)!;
        var target = declaring.IsValueType ? Unboxed(declaring) : $"(({declaring.ToCode()})obj)";
        var receiver = declaring.IsValueType ? "ref " + target : target;
        if (member.Symbol is IFieldSymbol field)
            return !field.IsReadOnly && _accessors.CanReach(field) ? $"{target}.{Code.Identifier(field.Name)} = value" : $"{_accessors.Field(field)}({receiver}) = value";
        return !member.Setter!.IsInitOnly && _accessors.CanReach(member.Setter)
            ? $"{target}.{Code.Identifier(member.Symbol.Name)} = value"
            : $"{_accessors.Method(member.Setter)}({receiver}, value)";
    }

    private static string Unboxed(INamedTypeSymbol type) => $"global::System.Runtime.CompilerServices.Unsafe.Unbox<{type.ToCode()}>(obj)";

    private ConverterModel? Converter(StoredMember member)
    {
        if (member.Converter is not { } converter)
            return null;
        var isNullable = member.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        // A member and the one that it overrides may both be stored, under different names.
        var name = $"{id}_By{member.Symbol.MetadataName}";
        while (!_converted.Add(name))
            name += "_";
        return new ConverterModel(
            name,
            $"{(isNullable ? "NullableConverter" : "ExpandConverter")}<{member.ConvertedType.ToCode()}>",
            converter.ToCode());
    }

    private static ParameterModel Parameter(IParameterSymbol parameter) => new(
        parameter.Name,
        parameter.Type.ToCode(),
        parameter.HasExplicitDefaultValue ? DefaultValue.ToCode(parameter) : null,
        parameter.Type.IsReferenceType ? !Nullability.IsNonNull(parameter) : parameter.Type.IsNullableValue());
}
