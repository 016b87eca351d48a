using System.Text.Json.Serialization;

namespace MeshKit.Typed.Generators.Tests.Differential;

/// <summary>The platform's own generator over the same types, with the options that ours emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Scalars))]
[JsonSerializable(typeof(Nullables))]
[JsonSerializable(typeof(Collections))]
[JsonSerializable(typeof(Dictionaries))]
[JsonSerializable(typeof(Plain))]
[JsonSerializable(typeof(Attributes))]
[JsonSerializable(typeof(Derived))]
[JsonSerializable(typeof(Tree))]
[JsonSerializable(typeof(Struct))]
[JsonSerializable(typeof(Constructed))]
[JsonSerializable(typeof(Polymorphic))]
[JsonSerializable(typeof(Extension))]
[JsonSerializable(typeof(ExtensionInterface))]
[JsonSerializable(typeof(Positional))]
[JsonSerializable(typeof(Empty))]
[JsonSerializable(typeof(Dictionary<string, List<int?>>))]
internal sealed partial class OfficialContext : JsonSerializerContext;
