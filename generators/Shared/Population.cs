using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>Whether members can be filled in place (<c>[JsonObjectCreationHandling]</c>); what cannot be only fails when JSON is first read.</summary>
internal static class Population
{
    private const int Populate = 1;

    private static readonly HashSet<string> Factories = new(StringComparer.Ordinal)
    {
        "CreateListInfo", "CreateIListInfo", "CreateICollectionInfo", "CreateISetInfo", "CreateQueueInfo", "CreateDictionaryInfo", "CreateIDictionaryInfo",
    };

    /// <summary>What is wrong with the members that a type fills in place.</summary>
    public static IEnumerable<(string Member, string Problem)> Problems(ObjectShape shape, Compilation compilation)
    {
        var isAll = ObjectRules.CreationHandling(shape.Type) == Populate;
        var hasParameters = shape.Constructor is { Parameters.Length: > 0 };
        foreach (var member in shape.Members.Where(member => !member.IsAlwaysIgnored))
        {
            var isOwn = member.CreationHandling == Populate;
            if (!isOwn && (!isAll || member.CreationHandling is not null))
                continue;
            var canPopulate = CanPopulate(member, compilation);
            if (isOwn && !canPopulate)
                yield return (member.Symbol.Name, "is populated, which only an object or a collection that can grow is (a struct needs a setter too)");
            else if (canPopulate && hasParameters)
                yield return (member.Symbol.Name, "is populated, which a type that is made by a constructor with parameters does not allow");
        }
    }

    private static bool CanPopulate(StoredMember member, Compilation compilation)
    {
        if (!member.CanGet || member.Converter is not null || (member.Type.IsValueType && !member.CanSet))
            return false;
        var shape = StoredShape.Of(member.Type, compilation);
        return shape.Kind == ShapeKind.Object
            ? !ObjectRules.IsPolymorphic((INamedTypeSymbol)member.Type)
            : shape.Collection is { } collection && Factories.Contains(collection.Method);
    }
}
