using System.Globalization;
using MeshKit.Typed.Analyzers.Evolution;
using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>
/// A shape of the lock as code. Types that the code still has, and that read what was stored, are used again; the others are written out beside
/// the older payload.
/// </summary>
internal sealed class OlderShape
{
    private const string Serialization = "System.Text.Json.Serialization.";
    private const int WidestLine = 120;

    private readonly TypeDeclarationSyntax _declaration;
    private readonly int _version;
    private readonly INamedTypeSymbol _payload;
    private readonly LockedShape _stored;
    private readonly LockedShape _now;
    private readonly CodeNames _names;
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);
    private readonly Queue<(string Reference, string Name, LockedType? Now)> _waiting = new();

    public OlderShape(INamedTypeSymbol payload, TypeDeclarationSyntax declaration, int version, LockedShape stored, LockedShape now, CodeNames names)
    {
        (_payload, _declaration, _version, _stored, _now, _names) = (payload, declaration, version, stored, now, names);
        Name = names.Free($"{payload.Name}V{version}", type => JobUpcast.VersionOf(type) == version);
        Members = [.. Ordered(stored.Root, now.Root).Select(member => Member(member.Key, member.Value, now.Root))];
    }

    /// <summary>The name of the older payload.</summary>
    public string Name { get; }

    public int Version => _version;

    /// <summary>The members of the older payload, by their names in JSON.</summary>
    public IReadOnlyList<OlderMember> Members { get; }

    /// <summary>The members of the payload today, by their names in JSON.</summary>
    public IReadOnlyDictionary<string, LockedMember> Now => _now.Root.Members;

    /// <summary>The lines of each type to write, the older payload first; none where the code has it already.</summary>
    public IEnumerable<IReadOnlyList<string>> Declarations()
    {
        if (_names.Exists(Name))
            yield break;
        yield return [$"/// <summary><see cref=\"{_payload.Name}\"/> at version {_version}.</summary>", $"[{_names.Of("MeshKit.Typed.FormerVersionAttribute")}({_version})]", .. Record(Name, Members)];
        while (_waiting.Count > 0)
        {
            var (reference, name, now) = _waiting.Dequeue();
            var type = _stored.Find(reference)!;
            var summary = $"/// <summary>A part of <see cref=\"{Name}\"/>.</summary>";
            yield return type.Enum is not null
                ? [summary, .. Enum(name, type)]
                : [summary, .. Record(name, [.. Ordered(type, now).Select(member => Member(member.Key, member.Value, now))])];
        }
    }

    // In the order of today's code, as far as it goes, so that the two are easily compared.
    private static IEnumerable<KeyValuePair<string, LockedMember>> Ordered(LockedType type, LockedType? now) => type.Members
        .OrderBy(member => now is not null && now.Members.TryGetValue(member.Key, out var current) ? Position(current.Symbol) : int.MaxValue)
        .ThenBy(member => member.Key, StringComparer.Ordinal);

    private static int Position(ISymbol? symbol) => symbol?.Locations.FirstOrDefault(location => location.IsInSource)?.SourceSpan.Start ?? int.MaxValue;

    private string Modifiers => string.Join(" ", _declaration.Modifiers.Select(modifier => modifier.Text).Where(text => text is "public" or "internal" or "protected" or "private"));

    private IEnumerable<string> Record(string name, IReadOnlyList<OlderMember> members)
    {
        var start = $"{Modifiers} sealed record {name}".TrimStart();
        var parameters = members.OrderBy(member => member.Default is not null).Select(member => member.ToString()).ToList();
        var line = $"{start}({string.Join(", ", parameters)});";
        return line.Length <= WidestLine
            ? [line]
            : [$"{start}(", .. parameters.Select((parameter, index) => $"    {parameter}{(index == parameters.Count - 1 ? ");" : ",")}")];
    }

    private IEnumerable<string> Enum(string name, LockedType type)
    {
        var isText = type.Enum == WireScalars.String;
        if (isText)
            yield return $"[{_names.Of(Serialization + "JsonConverterAttribute")}(typeof({_names.Of(Serialization + "JsonStringEnumConverter`1")}<{name}>))]";
        yield return $"{Modifiers} enum {name}{(isText || type.Enum == "int" ? "" : " : " + type.Enum)}".TrimStart();
        yield return "{";
        foreach (var value in type.Values.OrderBy(value => value.Value))
        {
            var member = CodeNames.Identifier(value.Key);
            var label = isText && member != value.Key ? $"[{_names.Of(Serialization + "JsonStringEnumMemberNameAttribute")}({FixSite.Literal(value.Key)})] " : "";
            yield return $"    {label}{member} = {value.Value.ToString(CultureInfo.InvariantCulture)},";
        }

        yield return "}";
    }

    private OlderMember Member(string jsonName, LockedMember stored, LockedType? now)
    {
        var current = now is not null && now.Members.TryGetValue(jsonName, out var found) ? found : null;
        var name = current?.Symbol?.Name ?? CodeNames.Identifier(jsonName);
        var isSame = current?.Symbol is not null && ShapeComparison.Reads(_stored, stored.Type, _now, current.Type);
        var attributes = new List<string>();
        if (CamelCase.Of(name) != jsonName)
            attributes.Add($"{_names.Of(Serialization + "JsonPropertyNameAttribute")}({FixSite.Literal(jsonName)})");
        if (isSame && Attribute(current!.Symbol!, "JsonConverterAttribute") is { } converter)
            attributes.Add(converter);
        if (Numbers(stored) is { } numbers)
            attributes.Add(numbers);
        var type = isSame ? _names.Of(TypeOf(current!.Symbol!)) : TypeName(stored.Type, name, current?.Type);
        var fallback = stored.IsOptional ? "null" : null;
        if (stored.IsOptional && !type.EndsWith("?", StringComparison.Ordinal))
            type += "?";
        return new OlderMember(jsonName, name, type, string.Concat(attributes.Select(attribute => $"[property: {attribute}] ")), fallback);
    }

    private string? Numbers(LockedMember member)
    {
        var handling = _names.Of(Serialization + "JsonNumberHandling");
        var flags = (member.NumbersAreText ? new[] { $"{handling}.AllowReadingFromString", $"{handling}.WriteAsString" } : [])
            .Concat(member.NumbersHaveNames ? [$"{handling}.AllowNamedFloatingPointLiterals"] : []);
        return flags.Any() ? $"{_names.Of(Serialization + "JsonNumberHandlingAttribute")}({string.Join(" | ", flags)})" : null;
    }

    private static string? Attribute(ISymbol symbol, string name) =>
        symbol.Attribute(Serialization + name)?.ApplicationSyntaxReference?.GetSyntax()?.ToString();

    private static ITypeSymbol TypeOf(ISymbol symbol) => KeyMember.TypeOf(symbol);

    private string TypeName(WireType type, string hint, WireType? now)
    {
        var name = type.Kind switch
        {
            WireKind.Scalar => Scalar(type.Name),
            WireKind.Sequence => $"{_names.Of("System.Collections.Generic.IReadOnlyList`1")}<{TypeName(type.Element!, hint, now?.Element)}>",
            WireKind.Dictionary => $"{_names.Of("System.Collections.Generic.IReadOnlyDictionary`2")}<{(type.Key is null ? "string" : TypeName(type.Key, hint + "Key", now?.Key))}, {TypeName(type.Element!, hint, now?.Element)}>",
            WireKind.Reference => Reference(type.Name, hint, now),

            // What a converter wrote is known to the converter only: any JSON can be read, and taken apart by the upcaster.
            _ => Scalar(WireScalars.Json),
        };
        return type.IsNullable ? name + "?" : name;
    }

    private string Reference(string reference, string hint, WireType? now)
    {
        if (reference.Length == 0)
            return Name;
        if (_stored.Find(reference)!.Discriminator is not null)
            return Scalar(WireScalars.Json);
        var current = now?.Kind == WireKind.Reference ? _now.Find(now.Name) : null;
        if (current?.Symbol is { } symbol && ShapeComparison.Reads(_stored, new WireType(WireKind.Reference, reference), _now, now! with { IsNullable = false }))
            return _names.Of(symbol);
        if (!_written.TryGetValue(reference, out var name))
        {
            _written.Add(reference, name = _names.Free(Name + hint, _ => false));
            _waiting.Enqueue((reference, name, current));
        }

        return name;
    }

    private string Scalar(string name) => name switch
    {
        "base64" => "byte[]",
        WireScalars.Json => _names.Of("System.Text.Json.JsonElement"),
        "jsonObject" => _names.Of("System.Text.Json.Nodes.JsonObject"),
        "jsonArray" => _names.Of("System.Text.Json.Nodes.JsonArray"),
        "jsonValue" => _names.Of("System.Text.Json.Nodes.JsonValue"),
        _ => char.IsUpper(name[0]) ? _names.Of("System." + name) : name,
    };
}
