#pragma warning disable CA1002, CA2227, CA1819 // Shapes to store, not designs to follow.
using System.Text.Json;
using System.Text.Json.Serialization;

[assembly: MeshKit.Typed.SyncManifestName("TestJobs")]

namespace MeshKit.Typed.Json.Tests;

[SyncJob("t.tagged", AllowDuplicates = "test")]
public sealed record Tagged(string Name, List<string> Tags)
{
    public string Kept { get; init; } = "kept";

    public byte[]? Bytes { get; init; }
}

[SyncJob("t.drawing", AllowDuplicates = "test")]
public sealed record Drawing(List<Shape> Shapes);

[JsonDerivedType(typeof(Circle), "circle")]
public abstract record Shape(List<string> Labels);

public sealed record Circle(List<string> Labels, double Radius) : Shape(Labels);

[SyncJob("t.numbers", AllowDuplicates = "test")]
[JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
public sealed record Numbers(int Value, Dictionary<int, List<string>> ByNumber);

[SyncJob("t.extended", AllowDuplicates = "test")]
public sealed class Extended
{
    public IReadOnlyList<string[]> Rows { get; set; } = [];

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

[SyncJob("t.populated", AllowDuplicates = "test")]
public sealed class Populated
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<int> Numbers { get; } = [1];

    public List<int> Replaced { get; set; } = [1];
}

[SyncJob("t.told", AllowDuplicates = "test")]
public sealed class Told : IJsonOnSerializing, IJsonOnSerialized
{
    private bool _isWriting;

    public bool IsWriting => _isWriting;

    public void OnSerializing() => _isWriting = true;

    public void OnSerialized() => _isWriting = false;
}

[SyncJob("t.placed", AllowDuplicates = "test")]
public sealed record Placed(Place Place, List<Place> More);

/// <summary>Its members have no setters.</summary>
public readonly struct Place(int x, int y)
{
    public int X { get; } = x;

    public int Y { get; } = y;
}

public class Named
{
    public virtual string Name { get; set; } = "";
}

[SyncJob("t.overridden", AllowDuplicates = "test")]
public sealed class Overridden : Named
{
    public override string Name => base.Name + "!";
}

[SyncJob("t.own", AllowDuplicates = "test", JsonContext = typeof(OwnContext))]
public sealed record Own(string FirstName, List<string> Tags);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Own))]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class OwnContext : JsonSerializerContext;

/// <summary>A type of the app's own that holds a payload.</summary>
public sealed record Envelope(string To, Tagged Content);

/// <summary>The platform's generator over the types above, with the options that ours emits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Tagged))]
[JsonSerializable(typeof(Placed))]
[JsonSerializable(typeof(Overridden))]
[JsonSerializable(typeof(TwoErrors))]
[JsonSerializable(typeof(Trimmed))]
[JsonSerializable(typeof(Unread))]
[JsonSerializable(typeof(Started))]
[JsonSerializable(typeof(Labelled))]
internal sealed partial class OfficialContext : JsonSerializerContext;

[SyncJob("t.two-errors", AllowDuplicates = "test")]
public sealed class TwoErrors
{
    public int Settable { get; set; }

    public int Init { get; init; }
}

[SyncJob("t.trimmed", AllowDuplicates = "test")]
public sealed class Trimmed
{
    public string Text { get; init => field = value.Trim(); } = "";
}

[SyncJob("t.unread", AllowDuplicates = "test")]
public sealed class Unread
{
    public int Init { get; init; }

    public int Computed => Init + 1;
}

[SyncJob("t.labelled", AllowDuplicates = "test")]
public sealed record Labelled(int Number)
{
    public string Settable { get; set; } = "";

    public string Init { get; init; } = "";
}

[SyncJob("t.started", AllowDuplicates = "test")]
public sealed class Started
{
    public List<int> Numbers { get; init; } = [1];
}
