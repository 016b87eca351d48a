using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.Names;

public sealed partial record Partial
{
    public int InSecond { get; init; } = 2;

    [JsonPropertyName("third")]
    public partial int Declared { get; set; }
}

public sealed partial record Partial
{
    public partial int Declared
    {
        get => InFirst;
        set => InFirst = value;
    }
}
