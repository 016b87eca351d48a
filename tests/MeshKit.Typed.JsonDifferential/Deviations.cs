using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>The differences that are meant.</summary>
public static partial class Deviations
{
    /// <summary>All, by their headings in docs/json.md.</summary>
    public static IReadOnlyList<Deviation> All { get; } =
    [
        new("Null where the type holds none", IsRefusedNull),
        new("Initial values are kept", IsInitialValue),
        new("Errors in two members", IsOrderOfErrors),
        new("Duplicates", difference => IsUnreadDuplicate(difference) || IsRepeatedInit(difference)),
        new("Null in a member beside a constructor", IsNullBesideConstructor),
        new("Populated types with init members", IsPopulated),
        new("An override with one accessor", IsOneSided),
        new("Structs that only their constructor sets", IsConstructedStruct),
        new("Null bytes", IsNullBytes),
        new("Documents that are too deep", IsTooDeep),
    ];

    // What our handler refuses is null in what the platform writes of the value.
    private static bool IsRefusedNull(Difference difference)
    {
        if (difference.Step is not (Step.Write or Step.WriteAsync) || difference.Ours.Exception is not PayloadWriteException refused)
            return false;
        var name = MemberName().Match(refused.Message).Groups["name"].Value;
        using var written = JsonComparison.Parse(difference.Input);
        return written is null
            ? difference.Official.Exception is NullReferenceException or InvalidOperationException or ArgumentException
            : HasNull(written.RootElement, name.Replace("[]", "", StringComparison.Ordinal), Regex.Count(name, @"\[\]"));
    }

    [GeneratedRegex("member \"(?<name>.*)\" is null", RegexOptions.Singleline)]
    private static partial Regex MemberName();

    private static bool HasNull(JsonElement json, string name, int depth) => json.ValueKind switch
    {
        JsonValueKind.Object => (name.Length == 0 && IsNull(json, depth))
            || json.EnumerateObject().Any(member => (member.NameEquals(name) && IsNull(member.Value, depth)) || HasNull(member.Value, name, depth)),
        JsonValueKind.Array => (name.Length == 0 && IsNull(json, depth)) || json.EnumerateArray().Any(item => HasNull(item, name, depth)),
        _ => false,
    };

    private static bool IsNull(JsonElement json, int depth) => depth == 0
        ? json.ValueKind == JsonValueKind.Null
        : json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().Any(member => IsNull(member.Value, depth - 1)),
            JsonValueKind.Array => json.EnumerateArray().Any(item => IsNull(item, depth - 1)),
            _ => false,
        };

    // Members that the platform sets as if by an object initializer, and that JSON lacks; members computed from them follow.
    private static bool IsInitialValue(Difference difference)
    {
        if (difference.Step is not (Step.Read or Step.ReadAsync))
            return false;

        // A default value that a setter refuses.
        if (difference.Official.Exception is not null || difference.Ours.Exception is not null)
            return difference.Official.Exception is ArgumentException or NullReferenceException && Reachable.Types(difference.Info).Any(MemberInitializers.Has);
        var leaves = JsonComparison.OfReading(difference);
        return leaves.Any(IsInitialized) && leaves.All(leaf => IsInitialized(leaf) || IsComputed(leaf));

        static bool IsInitialized(Leaf leaf) => !leaf.IsInInput && leaf.Property?.AssociatedParameter is { IsMemberInitializer: true };

        static bool IsComputed(Leaf leaf) => leaf.Property is { Set: null, AssociatedParameter: null };
    }

    // The platform reads these members before it makes the object, and so before the others; ours are read where they stand.
    private static bool IsOrderOfErrors(Difference difference)
    {
        if (difference.Step is not (Step.Read or Step.ReadAsync) || difference.Official.Exception is null || difference.Ours.Exception is null)
            return false;
        var types = difference is { Official.Exception: JsonException { Path: { } official }, Ours.Exception: JsonException { Path: { } ours } }
            ? JsonPaths.CommonTypes(official, ours, difference.Info)
            : Reachable.Types(difference.Info);
        return types.Any(MemberInitializers.Has);
    }

    // The platform counts them where it makes an object with parameters only, and takes `init` members for such.
    private static bool IsUnreadDuplicate(Difference difference)
    {
        if (difference is not { Official.Exception: JsonException { Path: { } path }, Step: Step.Read or Step.ReadAsync } || difference.Info.Options.AllowDuplicateProperties)
            return false;
        var last = JsonPaths.Segments(path).LastOrDefault();
        return JsonPaths.Parents(path, difference.Info).Any(parent => MemberInitializers.Has(parent)
            && parent.Properties.Any(property => property is { Set: null, AssociatedParameter: null } && string.Equals(property.Name, last, NameComparison(difference))));
    }

    // The platform sets what it takes for a parameter once, to the last value; ours sets the member each time, as both do with settable ones.
    private static bool IsRepeatedInit(Difference difference)
    {
        if (difference is not { Step: Step.Read or Step.ReadAsync, Official.Exception: null, Ours.Exception: not null } || !difference.Info.Options.AllowDuplicateProperties)
            return false;
        using var input = JsonComparison.Parse(difference.Input);
        return input is not null && HasDuplicate(input.RootElement) && Reachable.Types(difference.Info).Any(MemberInitializers.Has);
    }

    private static bool HasDuplicate(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Select(NameOf).OfType<string>().GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Any(group => group.Count() > 1)
            || json.EnumerateObject().Any(member => HasDuplicate(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(HasDuplicate),
        _ => false,
    };

    // Null for a name that is no text: damaged documents have such, in members that are skipped.
    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Where it cannot read in one go, the platform looks for null in parameters only, and takes `init` members for such.
    // Ours may then find what is wrong further on.
    private static bool IsNullBesideConstructor(Difference difference) =>
        difference is { Step: Step.Read or Step.ReadAsync, Official.Exception: JsonException { Path: { } path }, Ours.Exception: null or JsonException }
        && (difference.Step == Step.ReadAsync
            || difference.Info.Options.ReferenceHandler == ReferenceHandler.Preserve
            || JsonPaths.Parents(path, difference.Info).Any(parent => parent.PolymorphismOptions is not null))
        && JsonPaths.Segments(path).LastOrDefault() is { } last
        && JsonPaths.Parents(path, difference.Info).SelectMany(parent => parent.Properties)
            .Any(property => property is { IsSetNullable: false, AssociatedParameter.IsMemberInitializer: true }
                && string.Equals(property.Name, last, NameComparison(difference)));

    private static StringComparison NameComparison(Difference difference) =>
        difference.Info.Options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    // The platform ignores the option for types that it makes with parameters, and takes `init` members for such.
    private static bool IsPopulated(Difference difference) =>
        difference is { Step: Step.Read or Step.ReadAsync, Official.Exception: null or JsonException or InvalidOperationException, Ours.Exception: null or JsonException }
        && difference.Info.Options.PreferredObjectCreationHandling == JsonObjectCreationHandling.Populate
        && Reachable.Types(difference.Info).Any(MemberInitializers.Has);

    // The platform does not look for the other accessor in the base.
    private static bool IsOneSided(Difference difference)
    {
        var names = difference.OurInfo.Properties.Where(ours => difference.Info.Properties.FirstOrDefault(official => official.Name == ours.Name) is { } official
            && ((official.Set is null && ours.Set is not null) || (official.Get is null && ours.Get is not null))).Select(property => property.Name)
            .ToHashSet(difference.Info.Options.PropertyNameCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        return names.Count > 0 && difference.Step switch
        {
            Step.Metadata => true,
            Step.Read or Step.ReadAsync when difference.Official.Exception is null && difference.Ours.Exception is null =>
                JsonComparison.OfReading(difference).All(leaf => leaf.Property is { Set: null } or { Get: null }),
            Step.Read or Step.ReadAsync => difference.Ours.Exception is JsonException { Path: { } path } && JsonPaths.Segments(path).Any(names.Contains),
            Step.Write or Step.WriteAsync => difference.Ours.Json is { } json && names.Any(name => JsonComparison.HasMember(json, name)),
            _ => false,
        };
    }

    // The platform prefers a struct's default value to its constructor, and then has no setter to call.
    private static bool IsConstructedStruct(Difference difference) => difference.Step switch
    {
        Step.Metadata => IsBare(difference.Info),
        Step.Read or Step.ReadAsync when difference.Official.Exception is null && difference.Ours.Exception is null =>
            JsonComparison.OfReading(difference) is { Count: > 0 } leaves && leaves.All(leaf => IsBare(leaf.Owner)),
        Step.Read or Step.ReadAsync => Reachable.Types(difference.Info).Any(IsBare),
        _ => false,
    };

    private static bool IsBare(JsonTypeInfo info) =>
        info is { Type.IsValueType: true, Kind: JsonTypeInfoKind.Object, Properties.Count: > 0 }
        && info.Properties.All(property => property is { Set: null, AssociatedParameter: null });

    // Whoever is writing when it becomes too deep says so: the serializer, or the writer that a handler calls.
    private static bool IsTooDeep(Difference difference) =>
        difference is { Step: Step.Write or Step.WriteAsync, Official.Exception: JsonException or InvalidOperationException, Ours.Exception: JsonException or InvalidOperationException }
        && IsOfDepth(difference.Official.Exception)
        && IsOfDepth(difference.Ours.Exception);

    private static bool IsOfDepth(Exception exception) =>
        exception.Message.Contains("depth", StringComparison.OrdinalIgnoreCase) || (exception.InnerException is { } inner && IsOfDepth(inner));

    private static bool IsNullBytes(Difference difference)
    {
        if (difference.Step is not (Step.Write or Step.WriteAsync) || difference.Official.Exception is not null || difference.Ours.Exception is not null)
            return false;
        var leaves = JsonComparison.OfWriting(difference);
        return leaves.Count > 0 && leaves.All(leaf => leaf.Official is { ValueKind: JsonValueKind.String } && leaf.Ours is { ValueKind: JsonValueKind.Null }
            && leaf.Official.Value.GetString() == "" && (leaf.Property?.PropertyType ?? leaf.Owner.Type) == typeof(byte[]));
    }
}
