using System.Text.Json.Serialization;

namespace MeshKit.Typed.EndToEnd;

/// <summary>The platform's generated JSON for the same record: what hand-written code would use.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UploadNote))]
internal sealed partial class NoteJson : JsonSerializerContext;
