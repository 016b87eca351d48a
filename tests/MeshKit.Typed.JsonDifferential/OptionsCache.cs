using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>The options of each context, made once.</summary>
public sealed class OptionsCache
{
    private readonly ConcurrentDictionary<(IJsonTypeInfoResolver, OptionSet), Lazy<JsonSerializerOptions>> _options = new();

    public JsonSerializerOptions Get(IJsonTypeInfoResolver resolver, OptionSet set) =>
        _options.GetOrAdd((resolver, set), static key => new Lazy<JsonSerializerOptions>(() => key.Item2.With(key.Item1))).Value;
}
