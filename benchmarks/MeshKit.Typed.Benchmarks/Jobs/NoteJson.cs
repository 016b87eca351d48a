using System.Text.Json.Serialization;

namespace MeshKit.Typed.Benchmarks;

/// <summary>The platform's generated JSON for the same record.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UploadNote))]
internal sealed partial class NoteJson : JsonSerializerContext;
