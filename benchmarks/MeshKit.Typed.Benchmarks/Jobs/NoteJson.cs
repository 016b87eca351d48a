using System.Text.Json.Serialization;

namespace MeshKit.Typed.Benchmarks;

/// <summary>The platform's generated JSON for the same record, as strict about what it reads as ours.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(UploadNote))]
internal sealed partial class NoteJson : JsonSerializerContext;
