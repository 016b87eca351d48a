using System.Globalization;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>
/// Says whether the code reads what a lock says was stored. Shapes are compared by their places in JSON, never by names of types, so that what
/// was renamed or moved in the code only is no change.
/// </summary>
internal sealed class ShapeComparison
{
    private readonly LockedShape _before;
    private readonly LockedShape _now;
    private readonly List<ShapeChange> _changes = [];
    private readonly HashSet<(string Before, string Now)> _seen = [];
    private ISymbol? _through;

    private ShapeComparison(LockedShape before, LockedShape now)
    {
        _before = before;
        _now = now;
    }

    /// <summary>Every difference, the breaking ones first.</summary>
    public static IReadOnlyList<ShapeChange> Compare(LockedShape before, LockedShape now)
    {
        var comparison = new ShapeComparison(before, now);
        if (before.Opaque is not null || now.Opaque is not null)
        {
            if (before.Opaque != now.Opaque)
                comparison.Add("", $"was {Describe(before)} and is now {Describe(now)}", isBreaking: true);
        }
        else
        {
            comparison.CompareTypes("", "", "");
        }

        return [.. comparison._changes.OrderBy(change => !change.IsBreaking)];
    }

    /// <summary>Whether one place of the code reads what another one stored.</summary>
    public static bool Reads(LockedShape before, WireType stored, LockedShape now, WireType read)
    {
        var comparison = new ShapeComparison(before, now);
        comparison.ComparePlaces("", stored, read);
        return !comparison._changes.Any(change => change.IsBreaking);
    }

    private static string Describe(LockedShape shape) => shape.Opaque switch
    {
        null => "generated JSON",
        LockedShape.ByContext => "the JSON of a context",
        var converter => "the JSON of the " + converter,
    };

    private void Add(string path, string text, bool isBreaking) => _changes.Add(new ShapeChange(path, text, isBreaking, _through));

    private void CompareTypes(string path, string before, string now)
    {
        if (!_seen.Add((before, now)) || _before.Find(before) is not { } old || _now.Find(now) is not { } current)
            return;
        if (old.Enum is not null && current.Enum is not null)
            CompareEnums(path, old, current);
        else if (old.Enum is not null || current.Enum is not null)
            Add(path, old.Enum is not null ? "was an enum and is now an object" : "was an object and is now an enum", isBreaking: true);
        else
            CompareObjects(path, old, current);
    }

    private void CompareObjects(string path, LockedType before, LockedType now)
    {
        CompareDerived(path, before, now);
        if (before.HasExtensionData != now.HasExtensionData)
            Add(path, before.HasExtensionData ? "no longer keeps members that it does not know" : "keeps members that it does not know", before.HasExtensionData);
        if (before.IsAbstract)
            return;
        var added = now.Members.Where(member => !before.Members.ContainsKey(member.Key)).ToList();
        foreach (var member in before.Members)
        {
            var place = Join(path, member.Key);
            if (now.Members.TryGetValue(member.Key, out var current))
                Within(path, current, () => CompareMembers(place, member.Value, current));
            else if (!now.IsAbstract)
                Add(place, "is gone" + NewName(member.Value, added), isBreaking: true);
        }

        foreach (var member in added)
        {
            Within(path, member.Value, () => Add(
                Join(path, member.Key), member.Value.IsOptional ? "is new" : "is new and required, and stored jobs do not have it", !member.Value.IsOptional));
        }
    }

    // One new member of the same type is the same member under another name, as far as one can tell.
    private string NewName(LockedMember gone, List<KeyValuePair<string, LockedMember>> added)
    {
        var alike = added.Where(member => Reads(_before, gone.Type, _now, member.Value.Type)).Take(2).ToList();
        return alike.Count == 1 ? $" (\"{alike[0].Key}\" may be its new name: [JsonPropertyName] keeps the old one)" : "";
    }

    private void CompareMembers(string path, LockedMember before, LockedMember now)
    {
        if (before.IsOptional != now.IsOptional)
            Add(path, before.IsOptional ? "was optional and is now required" : "is now optional", before.IsOptional);
        if (before.NumbersAreText && WireScalars.IsNumber(now.Type.Leaf.Name) && !now.ReadsText)
            Add(path, "has its numbers stored as strings, which are no longer read", isBreaking: true);
        else if (before.NumbersAreText != now.NumbersAreText)
            Add(path, now.NumbersAreText ? "now has its numbers stored as strings" : "no longer has its numbers stored as strings", isBreaking: false);
        if (before.NumbersHaveNames != now.NumbersHaveNames)
            Add(path, before.NumbersHaveNames ? "may hold NaN, which is no longer read" : "may now hold NaN", before.NumbersHaveNames);
        ComparePlaces(path, before.Type, now.Type);
    }

    private void ComparePlaces(string path, WireType before, WireType now)
    {
        if (before.IsNullable != now.IsNullable)
            Add(path, before.IsNullable ? "could be null and no longer can" : "can now be null", before.IsNullable);
        switch (before.Kind, now.Kind)
        {
            case (WireKind.Sequence, WireKind.Sequence):
                ComparePlaces(path + "[]", before.Element!, now.Element!);
                break;
            case (WireKind.Dictionary, WireKind.Dictionary):
                CompareKeys(path, before.Key ?? WireType.Scalar(WireScalars.String), now.Key ?? WireType.Scalar(WireScalars.String));
                ComparePlaces(path + "[]", before.Element!, now.Element!);
                break;
            case (WireKind.Reference, WireKind.Reference):
                CompareTypes(path, before.Name, now.Name);
                break;
            default:
                if (before with { IsNullable = false } != now with { IsNullable = false })
                    Add(path, $"was {Describe(_before, before)} and is now {Describe(_now, now)}", !Widens(before, now));
                break;
        }
    }

    private void CompareKeys(string path, WireType before, WireType now)
    {
        if (before.Kind == WireKind.Reference && now.Kind == WireKind.Reference)
            CompareTypes(path + "[].Key", before.Name, now.Name);
        else if (before != now)
            Add(path + "[].Key", $"was {Describe(_before, before)} and is now {Describe(_now, now)}", !WidensAsKey(before, now));
    }

    private static bool WidensAsKey(WireType before, WireType now) =>
        now is { Kind: WireKind.Scalar, Name: WireScalars.String }
        || (before.Kind == WireKind.Scalar && now.Kind == WireKind.Scalar && WireScalars.WidensAsKey(before.Name, now.Name));

    private bool Widens(WireType before, WireType now)
    {
        var (old, current) = (_before.Find(before.Name), _now.Find(now.Name));
        return (before.Kind, now.Kind) switch
        {
            (WireKind.Scalar, WireKind.Scalar) => WireScalars.Widens(before.Name, now.Name),
            (WireKind.Sequence, WireKind.Scalar) => WireScalars.TakesArrays(now.Name),
            (WireKind.Dictionary, WireKind.Scalar) => WireScalars.TakesObjects(now.Name),
            (WireKind.Converter, WireKind.Scalar) => now.Name == WireScalars.Json,

            // An enum of numbers takes any number of its own, named or not.
            (WireKind.Scalar, WireKind.Reference) => current?.Enum is { } representation && WireScalars.IsInteger(before.Name)
                && (representation == WireScalars.String || WireScalars.Widens(before.Name, representation)),
            (WireKind.Reference, WireKind.Scalar) => old?.Enum is { } stored ? WireScalars.Widens(stored, now.Name) : WireScalars.TakesObjects(now.Name),
            _ => false,
        };
    }

    private void CompareEnums(string path, LockedType before, LockedType now)
    {
        var isText = before.Enum == WireScalars.String;
        if (before.Enum != now.Enum)
        {
            // An enum by names reads numbers too.
            var isRead = !isText && (now.Enum == WireScalars.String || WireScalars.Widens(before.Enum!, now.Enum!));
            Add(path, $"was an enum stored as {before.Enum} and is now one stored as {now.Enum}", !isRead);
        }

        foreach (var value in before.Values)
        {
            var number = value.Value.ToString(CultureInfo.InvariantCulture);
            if (now.Values.TryGetValue(value.Key, out var current))
            {
                if (current != value.Value)
                    Add(path, $"has {value.Key} as {current.ToString(CultureInfo.InvariantCulture)}, which was {number}", !isText);
            }
            else if (isText)
            {
                Add(path, $"no longer has the value \"{value.Key}\"", isBreaking: true);
            }
            else if (!now.Values.ContainsValue(value.Value))
            {
                Add(path, $"no longer has the value {number} ({value.Key})", isBreaking: true);
            }
        }

        foreach (var value in now.Values.Where(value => isText ? !before.Values.ContainsKey(value.Key) : !before.Values.ContainsValue(value.Value)))
            Add(path, $"has the new value {value.Key}", isBreaking: false);
    }

    private void CompareDerived(string path, LockedType before, LockedType now)
    {
        if (before.Discriminator != now.Discriminator)
        {
            // Without a discriminator the base itself is read, where it is not abstract.
            var isBreaking = before.Discriminator is not null || now.IsAbstract;
            var text = now.Discriminator is null ? "no longer has derived types"
                : before.Discriminator is null ? "now has derived types"
                : $"had its discriminator in \"{before.Discriminator}\" and now has it in \"{now.Discriminator}\"";
            Add(path, text, isBreaking);
            return;
        }

        CompareDerived(path, before.Derived, now.Derived);
        CompareDerived(path, before.DerivedByNumber, now.DerivedByNumber);
        if (!before.IsAbstract && now.IsAbstract)
            Add(path, "is now abstract", isBreaking: true);
        else if (before.IsAbstract && !now.IsAbstract)
            Add(path, "is no longer abstract", isBreaking: false);
    }

    private void CompareDerived<TKey>(string path, SortedDictionary<TKey, string> before, SortedDictionary<TKey, string> now)
        where TKey : notnull
    {
        foreach (var derived in before)
        {
            if (now.TryGetValue(derived.Key, out var current))
                CompareTypes($"{path}({derived.Key})", derived.Value, current);
            else
                Add(path, $"no longer has the derived type \"{derived.Key}\"", isBreaking: true);
        }

        foreach (var derived in now.Where(derived => !before.ContainsKey(derived.Key)))
            Add(path, $"has the new derived type \"{derived.Key}\"", isBreaking: false);
    }

    private static string Describe(LockedShape shape, WireType type) => type.Kind switch
    {
        WireKind.Sequence => $"[{Describe(shape, type.Element!)}]",
        WireKind.Dictionary => type.Key is null ? $"{{{Describe(shape, type.Element!)}}}" : $"{{{Describe(shape, type.Key)}: {Describe(shape, type.Element!)}}}",
        WireKind.Reference => shape.Find(type.Name) is { Enum: { } stored } ? $"an enum stored as {stored}" : "an object",
        WireKind.Converter => "of the " + (type with { IsNullable = false }),
        _ => (type with { IsNullable = false }).ToString(),
    };

    // A finding below the payload is shown at the payload's own member.
    private void Within(string path, LockedMember member, Action compare)
    {
        if (path.Length == 0)
            _through = member.Symbol;
        compare();
        if (path.Length == 0)
            _through = null;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
