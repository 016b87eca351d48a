using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>The options under which both generators are compared.</summary>
public static class OptionSets
{
    /// <summary>Those of the generated context.</summary>
    public static OptionSet Default { get; } = new("default", _ => { });

    /// <summary>Those by which a value that was read is written again: also a null that the type does not hold.</summary>
    internal static OptionSet Rewriting { get; } = new("rewriting", options => options.RespectNullableAnnotations = false);

    /// <summary>All.</summary>
    public static IReadOnlyList<OptionSet> All { get; } =
    [
        Default,
        new("indented", options => options.WriteIndented = true),
        new("snake case", options =>
        {
            options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseUpper;
        }),
        new("numbers as text", options => options.NumberHandling =
            JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowNamedFloatingPointLiterals),
        new("ignore null", options => options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull),
        new("ignore defaults", options => options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault),
        new("strict", options => options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow),
        new("any case", options =>
        {
            options.PropertyNameCaseInsensitive = true;
            options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        }),
        new("converters", options =>
        {
            options.Converters.Add(new HexConverter());
            options.Converters.Add(new TrimmedConverter());
        }),
        new("depth 3", options => options.MaxDepth = 3),
        new("relaxed encoder", options => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping),
        new("references", options => options.ReferenceHandler = ReferenceHandler.Preserve),
        new("ignore cycles", options => options.ReferenceHandler = ReferenceHandler.IgnoreCycles),
        new("lenient", options =>
        {
            options.RespectNullableAnnotations = false;
            options.RespectRequiredConstructorParameters = false;
            options.AllowDuplicateProperties = true;
            options.ReadCommentHandling = JsonCommentHandling.Skip;
            options.AllowTrailingCommas = true;
        }),
        new("no read-only members", options =>
        {
            options.IgnoreReadOnlyProperties = true;
            options.IgnoreReadOnlyFields = true;
        }),
        new("populate", options => options.PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate),
        new("metadata anywhere", options => options.AllowOutOfOrderMetadataProperties = true),
        new("modifier", _ => { }, info =>
        {
            foreach (var property in info.Properties.Where(property => !property.IsExtensionData))
                property.Name = "_" + property.Name;
        }),
    ];
}
