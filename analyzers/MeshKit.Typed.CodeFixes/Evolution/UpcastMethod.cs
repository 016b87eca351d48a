using MeshKit.Typed.Shared;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>
/// The method from an older shape to the payload. Members of one name are passed on, and the compiler says where their types no longer fit; a
/// required member that the older shape lacks is left to a person, as a name that does not exist.
/// </summary>
internal static class UpcastMethod
{
    private const int WidestLine = 110;

    public static IEnumerable<string> Lines(INamedTypeSymbol payload, OlderShape older, Compilation compilation)
    {
        var shape = ObjectShape.Of(payload, compilation);
        var arguments = (shape.Constructor?.Parameters.AsEnumerable() ?? []).Select(parameter => Argument(parameter, shape, older)).OfType<string>().ToList();
        var bound = new HashSet<ISymbol>(shape.Bound.Values.Select(member => member.Symbol), SymbolEqualityComparer.Default);
        var settings = shape.Members
            .Where(member => member.CanSet && !member.IsAlwaysIgnored && !bound.Contains(member.Symbol))
            .Select(member => (member.Symbol.Name, Value: Value(member.JsonName, older)))
            .Where(setting => setting.Value is not null)
            .Select(setting => $"{setting.Name} = {setting.Value}")
            .ToList();

        yield return $"/// <summary>Makes a payload of one that was stored at version {older.Version}.</summary>";
        var head = $"public static {payload.Name} Upcast({older.Name} older) => new(";
        var tail = settings.Count > 0 ? $") {{ {string.Join(", ", settings)} }};" : ");";
        var line = head + string.Join(", ", arguments) + tail;
        if (line.Length <= WidestLine)
        {
            yield return line;
            yield break;
        }

        yield return arguments.Count == 0 ? head + ")" : head;
        for (var index = 0; index < arguments.Count; index++)
            yield return $"    {arguments[index]}{(index < arguments.Count - 1 ? "," : settings.Count > 0 ? ")" : ");")}";
        if (settings.Count == 0)
            yield break;
        yield return "{";
        foreach (var setting in settings)
            yield return $"    {setting},";
        yield return "};";
    }

    // Named where a parameter before it may have been left out, or where a person has to fill it in.
    private static string? Argument(IParameterSymbol parameter, ObjectShape shape, OlderShape older)
    {
        if (!shape.Bound.TryGetValue(parameter.Name, out var member) || Value(member.JsonName, older) is not { } value)
            return null;
        var isNamed = value.StartsWith("Not", StringComparison.Ordinal) || parameter.HasExplicitDefaultValue;
        return isNamed ? $"{parameter.Name}: {value}" : value;
    }

    private static string? Value(string jsonName, OlderShape older) =>
        older.Members.FirstOrDefault(member => member.JsonName == jsonName) is { } member ? $"older.{member.Name}"
        : older.Now.TryGetValue(jsonName, out var now) && !now.IsOptional ? $"NotInVersion{older.Version}"
        : null;
}
