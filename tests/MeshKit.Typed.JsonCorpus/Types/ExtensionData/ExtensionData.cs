using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.ExtensionData;

[SyncJob("json.extensiondata.dictionary", AllowDuplicates = "corpus")]
public sealed class OfDictionary
{
    public int A { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

[SyncJob("json.extensiondata.interface", AllowDuplicates = "corpus")]
public sealed class OfInterface
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }

    public string? B { get; set; }
}

[SyncJob("json.extensiondata.initialized", AllowDuplicates = "corpus")]
public sealed class Initialized
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> More { get; set; } = new() { ["from the start"] = JsonDocument.Parse("1").RootElement };
}

[SyncJob("json.extensiondata.get-only", AllowDuplicates = "corpus")]
public sealed class GetOnly
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> More { get; } = [];

    public int A { get; set; }
}

[SyncJob("json.extensiondata.record", AllowDuplicates = "corpus")]
public sealed record OfRecord(int A, string? B)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

// official cannot: It sets the member as a parameter, which extension data cannot be.
[SyncJob("json.extensiondata.init", AllowDuplicates = "corpus")]
public sealed record OfInit
{
    public required int A { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; init; }
}

[SyncJob("json.extensiondata.struct", AllowDuplicates = "corpus")]
public record struct OfStruct
{
    public int A { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>What is ignored is known, and so is no extra data.</summary>
[SyncJob("json.extensiondata.beside-ignored", AllowDuplicates = "corpus")]
public sealed class BesideIgnored
{
    public int A { get; set; }

    [JsonIgnore]
    public int B { get; set; }

    [JsonIgnore]
    public Stream? C { get; set; }

    public int D => A + B;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

public class ExtensionBase
{
    public int A { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

[SyncJob("json.extensiondata.inherited", AllowDuplicates = "corpus")]
public sealed class Inherited : ExtensionBase
{
    public int B { get; set; }

    public ExtensionBase? Nested { get; set; }
}

[SyncJob("json.extensiondata.internal-included", AllowDuplicates = "corpus")]
public sealed class InternalIncluded
{
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? More { get; set; }

    public int A { get; set; }
}

[SyncJob("json.extensiondata.field", AllowDuplicates = "corpus")]
public sealed class OfField
{
    [JsonInclude]
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More;

    public int A { get; set; }
}

[SyncJob("json.extensiondata.renamed", AllowDuplicates = "corpus")]
public sealed class RenamedExtension
{
    [JsonExtensionData]
    [JsonPropertyName("a")]
    [JsonPropertyOrder(-1)]
    public Dictionary<string, JsonElement>? More { get; set; }

    public int Number { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PolymorphicChild), "child")]
public class PolymorphicExtension
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

public sealed class PolymorphicChild : PolymorphicExtension
{
    public int B { get; set; }
}

[SyncJob("json.extensiondata.polymorphic", AllowDuplicates = "corpus")]
public sealed record OfPolymorphic(PolymorphicExtension Value);
