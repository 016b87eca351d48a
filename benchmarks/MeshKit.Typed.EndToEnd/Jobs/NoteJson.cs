using System.Text.Json.Serialization;

namespace MeshKit.Typed.EndToEnd;

/// <summary>The platform's generated JSON for the same record: what careful hand-written code would use, as strict about what it reads as ours.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(UploadNote))]
internal sealed partial class NoteJson : JsonSerializerContext;
