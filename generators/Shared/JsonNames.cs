using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Shared;

/// <summary>Decides among members of one name in JSON, as <c>System.Text.Json</c> does. Members are added from the derived type to its bases.</summary>
/// <remarks>Holds symbols: never let it leave a transform or an analysis action.</remarks>
internal sealed class JsonNames
{
    private readonly List<ISymbol> _members = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ISymbol> _ignored = new(StringComparer.Ordinal);

    /// <summary>The members that are left. Two of one name in JSON are a conflict.</summary>
    public IReadOnlyList<ISymbol> Members => _members;

    /// <summary>Adds a member, unless another one hides it.</summary>
    public void Add(ISymbol member)
    {
        if (_ignored.TryGetValue(member.Name, out var ignored) && IsVirtual(member) && IsVirtual(ignored) && IsOfSameType(member, ignored))
            return;
        var name = ObjectRules.JsonName(member);
        var isIgnored = ObjectRules.IsIgnored(member);
        if (!_places.TryGetValue(name, out var place))
        {
            _places.Add(name, _members.Count);
            _members.Add(member);
        }
        else if (ObjectRules.IsIgnored(_members[place]))
        {
            // A member that is ignored hides none of its name: neither another's, nor the one of a base type.
            _members[place] = member;
        }
        else if (!isIgnored && !IsHiddenBy(member, _members[place]) && !(ignored is not null && IsHiddenBy(member, ignored)))
        {
            _members.Add(member);
        }

        if (isIgnored)
            _ignored[member.Name] = member;
    }

    private static bool IsHiddenBy(ISymbol member, ISymbol other) =>
        member.Name == other.Name
        && (other.ContainingType.SelfAndBases().Contains(member.ContainingType, SymbolEqualityComparer.Default)
            || other.ContainingType.AllInterfaces.Contains(member.ContainingType, SymbolEqualityComparer.Default));

    private static bool IsVirtual(ISymbol member) => member.IsVirtual || member.IsOverride || member.IsAbstract;

    private static bool IsOfSameType(ISymbol member, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(KeyMember.TypeOf(member), KeyMember.TypeOf(other));
}
