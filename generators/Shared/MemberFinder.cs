using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>
/// Finds the members that JSON knows: public properties, and what <c>[JsonInclude]</c> adds; a derived type's first. Those that are always
/// ignored are among them: JSON that has one is read over.
/// </summary>
internal static class MemberFinder
{
    public static IReadOnlyList<StoredMember> Find(INamedTypeSymbol type, Compilation compilation, List<(string Member, string Problem)> problems)
    {
        var names = new JsonNames();
        var hierarchy = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : type.SelfAndBases();
        foreach (var current in hierarchy)
        {
            if (current.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType)
                continue;
            var members = current.GetMembers();
            foreach (var member in members)
            {
                if (member is IPropertySymbol { IsStatic: false } && IsCandidate(member, problems))
                    names.Add(member);
            }

            foreach (var member in members)
            {
                if (member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } && IsCandidate(member, problems))
                    names.Add(member);
            }
        }

        return [.. names.Members.Select(member => Create(member, compilation, problems))];
    }

    private static bool IsCandidate(ISymbol member, List<(string Member, string Problem)> problems)
    {
        if (!member.CanBeReferencedByName)
            return false;
        var isIncluded = ObjectRules.Has(member, "JsonInclude");
        var isIgnored = ObjectRules.IgnoreCondition(member) == 1;
        switch (member)
        {
            case IPropertySymbol { IsIndexer: true }:
                return false;
            case IPropertySymbol property when property.DeclaredAccessibility == Accessibility.Public || isIncluded:
                if (property.RefKind != RefKind.None && !isIgnored)
                    problems.Add((member.Name, "is returned by reference"));
                return true;
            case IFieldSymbol { IsConst: false } field when field.DeclaredAccessibility == Accessibility.Public || isIncluded:
                if (!isIncluded && !isIgnored)
                    problems.Add((member.Name, "is a public field, which JSON leaves out (make it a property, or add [JsonInclude] or [JsonIgnore])"));
                return isIncluded;
            default:
                return false;
        }
    }

    private static StoredMember Create(ISymbol member, Compilation compilation, List<(string Member, string Problem)> problems)
    {
        var type = KeyMember.TypeOf(member);
        var ignoreCondition = ObjectRules.IgnoreCondition(member);
        var isIncluded = ObjectRules.Has(member, "JsonInclude");
        string? wrong = null;
        var converter = ignoreCondition == 1 ? null : JsonConverters.Of(member, type.WithoutNullable(), compilation, out wrong);
        if (wrong is not null)
            problems.Add((member.Name, wrong));
        return new StoredMember
        {
            Symbol = member,
            Type = type,
            JsonName = ObjectRules.JsonName(member),
            ExplicitName = ObjectRules.ExplicitName(member),
            Order = ObjectRules.Argument(member, "JsonPropertyOrder") as int? ?? 0,
            IgnoreCondition = ignoreCondition,
            IsExtensionData = ObjectRules.Has(member, "JsonExtensionData"),
            NumberHandling = ObjectRules.Argument(member, "JsonNumberHandling") as int?,
            CreationHandling = ObjectRules.CreationHandling(member),
            IsIncluded = isIncluded,
            IsJsonRequired = ObjectRules.Has(member, "JsonRequired"),
            Converter = converter,
            Getter = Accessor(member, property => property.GetMethod, isIncluded),
            Setter = Accessor(member, property => property.SetMethod, isIncluded),
        };
    }

    // An override may declare one accessor only; the other is its base's.
    private static IMethodSymbol? Accessor(ISymbol member, Func<IPropertySymbol, IMethodSymbol?> select, bool isIncluded)
    {
        for (var property = member as IPropertySymbol; property is not null; property = property.OverriddenProperty)
        {
            if (select(property) is { } accessor)
                return accessor.DeclaredAccessibility == Accessibility.Public || isIncluded ? accessor : null;
        }

        return null;
    }
}
