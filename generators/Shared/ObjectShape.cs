using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>What a class or struct stores: its members and the constructor that reads them back, chosen as <c>System.Text.Json</c> does.</summary>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed class ObjectShape
{
    private static readonly CompilationCache<INamedTypeSymbol, ObjectShape> Shapes = new(SymbolEqualityComparer.IncludeNullability, Look);

    private readonly List<(string Member, string Problem)> _problems = [];

    private ObjectShape(INamedTypeSymbol type) => Type = type;

    public INamedTypeSymbol Type { get; }

    /// <summary>The members in the order of JSON; those that are always ignored only where a parameter is bound to them.</summary>
    public IReadOnlyList<StoredMember> Members { get; private set; } = [];

    /// <summary>The same with all that are always ignored: JSON that has one is read over, and is no unmapped member.</summary>
    public IReadOnlyList<StoredMember> AllMembers { get; private set; } = [];

    /// <summary>The constructor to call; null for a struct's default value.</summary>
    public IMethodSymbol? Constructor { get; private set; }

    /// <summary>The member that each parameter of <see cref="Constructor"/> is bound to.</summary>
    public IReadOnlyDictionary<string, StoredMember> Bound { get; private set; } = new Dictionary<string, StoredMember>();

    /// <summary>Whether the constructor leaves <c>required</c> members to an object initializer, which generated code does not have.</summary>
    public bool HasRequiredMembers { get; private set; }

    /// <summary>What cannot be stored or read back, by the member's name (empty for the type itself).</summary>
    public IReadOnlyList<(string Member, string Problem)> Problems => _problems;

    /// <summary>Looks at a type whose <see cref="StoredShape"/> is an object.</summary>
    public static ObjectShape Of(INamedTypeSymbol type, Compilation compilation) => Shapes.Get(type, compilation);

    private static ObjectShape Look(INamedTypeSymbol type, Compilation compilation)
    {
        var shape = new ObjectShape(type);
        shape.AllMembers = [.. MemberFinder.Find(type, compilation, shape._problems).OrderBy(member => member.Order)];
        shape.ChooseConstructor();
        shape.Bind();
        shape.Check();
        shape._problems.AddRange(Population.Problems(shape, compilation));
        return shape;
    }

    private void ChooseConstructor()
    {
        if (Type.IsAbstract)
            return;
        var constructors = Type.InstanceConstructors;
        var marked = constructors.Where(constructor => ObjectRules.Has(constructor, "JsonConstructor")).ToList();
        if (marked.Count > 1)
            _problems.Add(("", "has several constructors with [JsonConstructor]"));
        var open = constructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public).ToList();
        var parameterless = open.FirstOrDefault(constructor => constructor.Parameters.IsEmpty);
        var withParameters = open.Where(constructor => !constructor.Parameters.IsEmpty).ToList();
        if (marked.Count > 0)
            Constructor = marked[0];
        else if (Type.IsValueType && withParameters.Count == 1 && NeedsParameters(withParameters[0]))
            Constructor = withParameters[0];
        else if (parameterless is not null)
            Constructor = parameterless.IsImplicitlyDeclared && Type.IsValueType ? null : parameterless;
        else if (withParameters.Count == 1)
            Constructor = withParameters[0];
        else if (!Type.IsValueType)
            _problems.Add(("", open.Count == 0 ? "has no public constructor" : "has several public constructors (mark one with [JsonConstructor])"));
        var setsRequired = Constructor?.Attribute("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is not null;
        HasRequiredMembers = Constructor is not null && !setsRequired
            && Type.SelfAndBases().SelectMany(current => current.GetMembers()).Any(member => member.IsRequiredMember());
        foreach (var member in AllMembers)
            member.IsRequired = member.IsJsonRequired || (!setsRequired && member.Symbol.IsRequiredMember());
    }

    // A struct has a default value, which the platform prefers; members without setters would come back empty.
    private bool NeedsParameters(IMethodSymbol constructor) =>
        constructor.Parameters.Any(parameter => Match(parameter) is { CanGet: true } and ({ CanSet: false } or { Symbol: IFieldSymbol { IsReadOnly: true } }));

    private StoredMember? Match(IParameterSymbol parameter) => AllMembers.FirstOrDefault(member =>
        string.Equals(member.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type));

    private void Bind()
    {
        var bound = new Dictionary<string, StoredMember>(StringComparer.Ordinal);
        foreach (var parameter in Constructor?.Parameters.AsEnumerable() ?? [])
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref)
                _problems.Add((parameter.Name, "is a constructor parameter by reference"));
            if (Match(parameter) is { } member)
                bound[parameter.Name] = member;
            else
                _problems.Add((parameter.Name, "is a constructor parameter without a public property of its name and type, so that its value would be lost"));
        }

        if (bound.Count > 64)
            _problems.Add(("", "has a constructor of more than 64 parameters"));
        Bound = bound;
    }

    private void Check()
    {
        var bound = new HashSet<ISymbol>(Bound.Values.Select(member => member.Symbol), SymbolEqualityComparer.Default);
        foreach (var member in AllMembers)
        {
            if (Problem(member, bound.Contains(member.Symbol)) is { } problem)
                _problems.Add((member.Symbol.Name, problem));
        }

        if (AllMembers.Count(member => member.IsExtensionData) > 1)
            _problems.Add(("", "has two members with [JsonExtensionData]"));
        Members = [.. AllMembers.Where(member => !member.IsAlwaysIgnored || bound.Contains(member.Symbol))];
        foreach (var same in Members.Where(member => !member.IsAlwaysIgnored).GroupBy(member => member.JsonName, StringComparer.Ordinal))
        {
            if (same.Count() > 1)
                _problems.Add((same.Last().Symbol.Name, $"has the JSON name \"{same.Key}\", as another member does"));
        }
    }

    private static string? Problem(StoredMember member, bool isBound)
    {
        if (member.IsRequired && (member.IsAlwaysIgnored || (!member.CanSet && !isBound)))
            return "is required but cannot be read back";
        if (member.IsIgnoredWhenNull && member.Type.IsValueType && !member.Type.IsNullableValue())
            return "is ignored when null, which its type never is";
        if (member.NumberHandling is not null && !member.IsAlwaysIgnored && !IsOfNumbers(member))
            return "has [JsonNumberHandling], which is for numbers and for collections of them";
        return member.IsExtensionData && (!IsExtensionDictionary(member.Type) || !member.CanGet || isBound)
            ? "is extension data, which must be a property of type Dictionary<string, JsonElement> that is no constructor parameter"
            : null;
    }

    private static bool IsOfNumbers(StoredMember member) => ScalarTypes.IsNumber(member switch
    {
        { Converter: null, Type: IArrayTypeSymbol { ElementType: { SpecialType: not SpecialType.System_Byte } element } } => element,
        { Converter: null, Type: INamedTypeSymbol type } when CollectionFactory.Find(type) is not null => type.TypeArguments[type.TypeArguments.Length - 1],
        _ => member.Type,
    });

    // Not a JsonObject: from metadata, the platform writes it into the object without a name, which is no JSON.
    private static bool IsExtensionDictionary(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: 2 } arguments }
        && type.DefinitionName() is "System.Collections.Generic.Dictionary`2" or "System.Collections.Generic.IDictionary`2"
        && arguments[0].SpecialType == SpecialType.System_String
        && arguments[1].DefinitionName() == "System.Text.Json.JsonElement";
}
