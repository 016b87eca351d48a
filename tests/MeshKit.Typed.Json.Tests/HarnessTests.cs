using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MeshKit.Typed.JsonDifferential;

namespace MeshKit.Typed.Json.Tests;

/// <summary>That the comparison finds what it is there to find: each test plants one difference.</summary>
public sealed partial class HarnessTests
{
    [Fact]
    public void Two_of_one_context_do_not_differ() => Assert.Empty(Compare(PlantedContext.Default));

    [Fact]
    public void A_name_that_differs_is_found() => Assert.Contains(Compare(Changed(property => property.Name += "x")), difference => difference.Step == Step.Read);

    [Fact]
    public void A_member_that_is_not_written_is_found() =>
        Assert.Contains(Compare(Changed(property => property.ShouldSerialize = static (_, _) => false)), difference => difference.Step == Step.Write);

    [Fact]
    public void A_value_that_is_read_differently_is_found() => Assert.Contains(
        Compare(Changed(property => property.Set = property.Set is { } set && property.PropertyType == typeof(int) ? (target, value) => set(target, (int)value! + 1) : property.Set)),
        difference => difference.Step == Step.Read);

    [Fact]
    public void A_member_that_is_asked_for_is_found() => Assert.Contains(Compare(Changed(property => property.IsRequired = true)), difference => difference.Step == Step.Metadata);

    [Fact]
    public void An_exception_of_another_type_is_found() => Assert.Contains(
        Compare(Changed(property => property.Set = static (_, _) => throw new TimeoutException())),
        difference => difference.Ours.Exception is TimeoutException);

    private static IJsonTypeInfoResolver Changed(Action<JsonPropertyInfo> change) => PlantedContext.Default.WithAddedModifier(info =>
    {
        foreach (var property in info.Properties)
            change(property);
    });

    private static IReadOnlyList<Difference> Compare(IJsonTypeInfoResolver ours)
    {
        _ = SeededRun.Run([new Subject("planted", typeof(Planted), PlantedContext.Default, ours, [])], tapes: 10, seed: 1, out var differences);
        return differences;
    }

    internal sealed class Planted
    {
        public int Number { get; set; }

        public string? Text { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Planted))]
    internal sealed partial class PlantedContext : JsonSerializerContext;
}
