using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>Options that an app may put our resolver into.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Configure">What differs from the defaults of the generated context.</param>
/// <param name="Modify">A modifier of the app's own; null for none.</param>
public sealed record OptionSet(string Name, Action<JsonSerializerOptions> Configure, Action<JsonTypeInfo>? Modify = null)
{
    /// <summary>The options with a resolver.</summary>
    public JsonSerializerOptions With(IJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = Modify is null ? resolver : resolver.WithAddedModifier(Modify),
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            MaxDepth = 64,

            // Streams are read and written in small pieces; nothing else depends on it.
            DefaultBufferSize = 16,
        };
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    public override string ToString() => Name;
}
