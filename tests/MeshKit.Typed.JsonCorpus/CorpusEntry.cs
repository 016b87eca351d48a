using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonCorpus;

/// <summary>One type of the corpus, as both generators know it.</summary>
public sealed class CorpusEntry
{
    private CorpusEntry(string category, string name, Type type, IJsonTypeInfoResolver officialResolver, IEnumerable<object?> samples)
    {
        Category = category;
        Name = name;
        Type = type;
        OfficialResolver = officialResolver;
        Samples = samples;
    }

    /// <summary>The category, as <c>constructors</c>.</summary>
    public string Category { get; }

    /// <summary>The name within the category.</summary>
    public string Name { get; }

    /// <summary>The payload.</summary>
    public Type Type { get; }

    /// <summary>The platform's context that knows the type.</summary>
    public IJsonTypeInfoResolver OfficialResolver { get; }

    /// <summary>Values that no document could reach: a null in a member that holds none, an instance of a derived type.</summary>
    public IEnumerable<object?> Samples { get; }

    /// <summary>The metadata of the platform's generator, under the options that our context emits.</summary>
    public JsonTypeInfo Official => Info((System.Text.Json.Serialization.JsonSerializerContext)OfficialResolver);

    /// <summary>The metadata of our generator.</summary>
    public JsonTypeInfo Ours => Info((System.Text.Json.Serialization.JsonSerializerContext)CorpusJobs.Manifest.TypeInfoResolver);

    /// <summary>The category and the name.</summary>
    public override string ToString() => $"{Category}.{Name}";

    internal static CorpusEntry Of<T>(string category, string name, IJsonTypeInfoResolver official, params T?[] samples) =>
        new(category, name, typeof(T), official, [.. samples.Select(sample => (object?)sample)]);

    private JsonTypeInfo Info(System.Text.Json.Serialization.JsonSerializerContext context) =>
        context.GetTypeInfo(Type) ?? throw new InvalidOperationException($"{context.GetType().Name} does not know {Type}.");
}
