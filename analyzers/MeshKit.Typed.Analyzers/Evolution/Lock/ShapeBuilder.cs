using System.Globalization;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>
/// Turns a type into its shape, along what the generator stores (<see cref="StoredShape"/>, <see cref="ObjectShape"/>). Types are named by the
/// path where they are met first, level by level and by the names in JSON, so that no name comes from C#.
/// </summary>
internal sealed class ShapeBuilder
{
    private const int IgnoredWhenReading = 5;
    private const int NumbersFromText = 1;
    private const int NumbersAsText = 2;
    private const int NumbersWithNames = 4;

    private readonly Compilation _compilation;
    private readonly Dictionary<string, LockedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<ITypeSymbol, string> _objects = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(ISymbol Enum, bool IsText), string> _enums = [];
    private readonly Queue<(INamedTypeSymbol Type, string Name)> _waiting = new();

    private ShapeBuilder(Compilation compilation) => _compilation = compilation;

    /// <summary>The shape of a payload, or of an older one; the type has been found storable before.</summary>
    /// <param name="payload">The type.</param>
    /// <param name="hasContext">Whether a context of the app's own makes its JSON.</param>
    /// <param name="compilation">Where it is declared.</param>
    /// <param name="cancellationToken">Cancels the walk.</param>
    public static LockedShape Build(INamedTypeSymbol payload, bool hasContext, Compilation compilation, CancellationToken cancellationToken)
    {
        if (hasContext)
            return new LockedShape { Opaque = LockedShape.ByContext };
        if (StoredShape.Of(payload, compilation) is { Kind: ShapeKind.Converter, Converter: { } converter })
            return new LockedShape { Opaque = ByConverter(converter).ToString() };
        var builder = new ShapeBuilder(compilation);
        builder._objects.Add(payload, "");
        var shape = new LockedShape { Root = builder.Object(payload, "") };
        while (builder._waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (type, name) = builder._waiting.Dequeue();
            builder._types[name] = builder.Object(type, name);
        }

        foreach (var type in builder._types)
            shape.Types.Add(type.Key, type.Value);
        return shape;
    }

    private LockedType Object(INamedTypeSymbol type, string path)
    {
        var shape = ObjectShape.Of(type, _compilation);
        var locked = new LockedType { Symbol = type, IsAbstract = type.IsAbstract, HasExtensionData = shape.Members.Any(member => member.IsExtensionData) };
        var parameters = new Dictionary<ISymbol, IParameterSymbol?>(SymbolEqualityComparer.Default);

        // Two parameters whose names differ in case only are bound to one member.
        foreach (var bound in shape.Bound)
            parameters[bound.Value.Symbol] = Parameter(shape, bound.Key);
        var members = shape.Members.Where(member => !member.IsAlwaysIgnored && !member.IsExtensionData && member.IgnoreCondition != IgnoredWhenReading
            && (member.CanSet || parameters.ContainsKey(member.Symbol)));
        if (!locked.IsAbstract)
        {
            foreach (var member in members.OrderBy(member => member.JsonName, StringComparer.Ordinal))
                locked.Members[member.JsonName] = Member(member, parameters.TryGetValue(member.Symbol, out var parameter) ? parameter : null, type, path);
        }

        if (ObjectRules.IsPolymorphic(type))
            AddDerived(locked, type, path);
        return locked;
    }

    private static IParameterSymbol? Parameter(ObjectShape shape, string name) =>
        shape.Constructor?.Parameters.FirstOrDefault(parameter => parameter.Name == name);

    private LockedMember Member(StoredMember member, IParameterSymbol? parameter, INamedTypeSymbol owner, string path)
    {
        var refusesNull = parameter is not null ? Nullability.IsNonNull(parameter) : member.IsSetNonNull;
        var type = TypeOf(member.Type, refusesNull, Join(path, member.JsonName), member.Converter);
        var numbers = type.Leaf is { Kind: WireKind.Scalar } leaf && WireScalars.IsNumber(leaf.Name)
            ? member.NumberHandling ?? ObjectRules.Argument(owner, "JsonNumberHandling") as int? ?? 0
            : 0;
        return new LockedMember(
            type,
            IsOptional: !member.IsRequired && parameter is not { HasExplicitDefaultValue: false },
            NumbersAreText: (numbers & NumbersAsText) != 0,
            NumbersHaveNames: (numbers & NumbersWithNames) != 0)
        {
            ReadsText = (numbers & NumbersFromText) != 0,
            Symbol = member.Symbol,
        };
    }

    private void AddDerived(LockedType locked, INamedTypeSymbol type, string path)
    {
        locked.Discriminator = type.Attribute("System.Text.Json.Serialization.JsonPolymorphicAttribute")?.Named<string>("TypeDiscriminatorPropertyName")
            ?? LockedType.DefaultDiscriminator;
        foreach (var attribute in type.GetAttributes())
        {
            // A derived type without a discriminator is read back as its base.
            if (attribute.AttributeClass is not { } name || !name.Is("System.Text.Json.Serialization.JsonDerivedTypeAttribute")
                || attribute.ConstructorArguments is not { Length: 2 } arguments
                || arguments[0].Value is not INamedTypeSymbol derived
                || arguments[1].Value is not { } discriminator)
            {
                continue;
            }

            if (discriminator is int number)
                locked.DerivedByNumber[number] = NameOf(derived, Join(path, number.ToString(CultureInfo.InvariantCulture)));
            else if (discriminator is string text)
                locked.Derived[text] = NameOf(derived, Join(path, text));
        }
    }

    private WireType TypeOf(ITypeSymbol type, bool refusesNull, string path, INamedTypeSymbol? converter = null)
    {
        if (type.IsNullableValue())
            return TypeOf(type.WithoutNullable(), refusesNull: true, path, converter) with { IsNullable = !refusesNull };
        return Plain(type, path, converter) with { IsNullable = type.IsReferenceType && !refusesNull };
    }

    private WireType Plain(ITypeSymbol type, string path, INamedTypeSymbol? converter)
    {
        var shape = StoredShape.Of(type, _compilation);
        if ((converter ?? shape.Converter) is { } custom)
        {
            return type.TypeKind == TypeKind.Enum && custom.DefinitionName() == "System.Text.Json.Serialization.JsonStringEnumConverter`1" ? EnumOf(type, isText: true, path)
                : type.TypeKind == TypeKind.Enum && custom.DefinitionName() == "System.Text.Json.Serialization.JsonNumberEnumConverter`1" ? EnumOf(type, isText: false, path)
                : ByConverter(custom);
        }

        return shape.Kind switch
        {
            ShapeKind.Scalar => WireType.Scalar(WireScalars.OfConverter(shape.ScalarConverter!)),
            ShapeKind.Enum => EnumOf(type, isText: false, path),
            ShapeKind.Sequence => new WireType(WireKind.Sequence, Element: Held(shape.Element!, path)),
            ShapeKind.Dictionary => new WireType(WireKind.Dictionary, Element: Held(shape.Element!, path), Key: KeyOf(shape.Key!, path)),
            ShapeKind.Object => new WireType(WireKind.Reference, NameOf((INamedTypeSymbol)type, path)),

            // What cannot be stored has no shape; it has its own finding.
            _ => WireType.Scalar(WireScalars.Json),
        };
    }

    private WireType Held(ITypeSymbol type, string path) => TypeOf(type, Nullability.IsNonNull(type), path);

    private WireType? KeyOf(ITypeSymbol key, string path) =>
        key.SpecialType == SpecialType.System_String ? null
        : key.TypeKind == TypeKind.Enum && StoredShape.Of(key, _compilation).Converter is null ? EnumOf(key, isText: true, path)
        : Plain(key, path, converter: null);

    private static WireType ByConverter(INamedTypeSymbol converter) => new(WireKind.Converter, Clean(converter.MetadataName));

    private WireType EnumOf(ITypeSymbol type, bool isText, string path)
    {
        if (!_enums.TryGetValue((type, isText), out var name))
        {
            _enums.Add((type, isText), name = Free(path));
            _types.Add(name, Enum((INamedTypeSymbol)type, isText));
        }

        return new WireType(WireKind.Reference, name);
    }

    private static LockedType Enum(INamedTypeSymbol type, bool isText)
    {
        var locked = new LockedType
        {
            Symbol = type,
            Enum = isText ? WireScalars.String : WireScalars.OfConverter(ScalarTypes.ConverterOf(type.EnumUnderlyingType!)!),
        };
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.ConstantValue is IConvertible value)
                locked.Values[(isText ? ObjectRules.Argument(field, "JsonStringEnumMemberName") as string : null) ?? field.Name] = value.ToDecimal(null);
        }

        return locked;
    }

    private string NameOf(INamedTypeSymbol type, string path)
    {
        if (_objects.TryGetValue(type, out var name))
            return name;
        _objects.Add(type, name = Free(path));
        _types.Add(name, new LockedType());
        _waiting.Enqueue((type, name));
        return name;
    }

    private string Free(string path)
    {
        var name = path;
        for (var number = 2; _types.ContainsKey(name); number++)
            name = $"{path}-{number}";
        return name;
    }

    private static string Join(string path, string name) => path.Length == 0 ? Clean(name) : path + "." + Clean(name);

    private static string Clean(string name) =>
        name.Length == 0 ? "_" : new string([.. name.Select(c => WireType.IsNameCharacter(c) ? c : '_')]);
}
