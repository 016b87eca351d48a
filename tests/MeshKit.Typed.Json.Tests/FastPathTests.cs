using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using MeshKit.Typed.JsonDifferential;

namespace MeshKit.Typed.Json.Tests;

/// <summary>Which options keep the write handlers in use (trap 3). The platform does not tell: its own flag is read.</summary>
public sealed class FastPathTests
{
    private static readonly PropertyInfo Flag =
        typeof(JsonTypeInfo).GetProperty("CanUseSerializeHandler", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;

    [Theory]
    [InlineData("default", true)]
    [InlineData("indented", true)]
    [InlineData("strict", true)]
    [InlineData("any case", true)]
    [InlineData("depth 3", true)]
    [InlineData("populate", true)]
    [InlineData("metadata anywhere", true)]
    [InlineData("snake case", false)]
    [InlineData("numbers as text", false)]
    [InlineData("ignore null", false)]
    [InlineData("ignore defaults", false)]
    [InlineData("converters", false)]
    [InlineData("relaxed encoder", false)]
    [InlineData("references", false)]
    [InlineData("ignore cycles", false)]
    [InlineData("lenient", false)]
    [InlineData("no read-only members", false)]
    [InlineData("modifier", false)]
    public void Options_keep_or_lose_it(string name, bool isKept)
    {
        var options = OptionSets.All.Single(set => set.Name == name).With(TestJobs.Manifest.TypeInfoResolver);
        Assert.Equal(isKept, IsFast(options.GetTypeInfo(typeof(Tagged))));
    }

    [Fact]
    public void It_is_used_wherever_the_platforms_own_is()
    {
        var cache = new OptionsCache();
        var slower = from subject in CorpusSubjects.All
                     from options in OptionSets.All
                     where Metadata(cache, subject.Official, options, subject.Type) is { } official && IsFast(official)
                     where !IsFast(Metadata(cache, subject.Ours, options, subject.Type)!)
                     select $"{subject}, {options}";
        Assert.Empty(slower);
    }

    private static JsonTypeInfo? Metadata(OptionsCache cache, IJsonTypeInfoResolver resolver, OptionSet options, Type type)
    {
        try
        {
            return cache.Get(resolver, options).GetTypeInfo(type);
        }
        catch (InvalidOperationException)
        {
            // Options that do not fit the type.
            return null;
        }
    }

    private static bool IsFast(JsonTypeInfo info) => (bool)Flag.GetValue(info)!;
}
