using MeshKit.Typed.Generators.Tests.Helpers;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>A job knows whether anything that it stores is marked, so that a mesh can refuse to store it in clear (rule 20).</summary>
public sealed class ProtectedMemberTests
{
    [Theory]
    [InlineData("record Pay([Protected] string Card)", "Card")]
    [InlineData("record Pay([property: Protected] string Card)", "Card")]
    [InlineData("record Pay { [Protected] public required string Card { get; init; } }", "Card")]
    [InlineData("class Pay([Protected] string card) { public string Card { get; } = card; }", "Card")]
    [InlineData("record Pay { [JsonInclude, Protected] private string _card = \"\"; public string Last => _card; }", "_card")]
    [InlineData("record Pay(Card Card); public sealed record Card(string Owner, [Protected] string Number)", "Card.Number")]
    [InlineData("record Pay(List<Card> Cards); public sealed record Card(string Owner, [Protected] string Number)", "Cards[].Number")]
    [InlineData("record Pay(Card[] Cards); public sealed record Card([Protected] string Number)", "Cards[].Number")]
    [InlineData("record Pay(Dictionary<string, ImmutableArray<Card?>> Cards); public readonly record struct Card([property: Protected] string Number)", "Cards[][].Number")]
    [InlineData("record Pay(Pay? Next, [Protected] string Card)", "Card")]
    [InlineData("record Pay(Means By); [JsonDerivedType(typeof(Card), \"card\")] public abstract record Means; public sealed record Card([Protected] string Number) : Means", "By.Number")]
    [InlineData("record Pay : Base; public abstract record Base { [Protected] public string? Card { get; init; } }", "Card")]
    public void A_marked_member_is_found_wherever_it_is_stored(string payload, string expected) => Assert.Equal(expected, Find(payload));

    [Theory]
    [InlineData("record Pay(string Card)")]
    [InlineData("record Pay(Pay? Next, List<Pay> More)")]
    [InlineData("record Pay { [JsonIgnore, Protected] public string? Card { get; init; } }")]
    [InlineData("record Pay { [Protected] public static string? Card { get; set; } }")]
    [InlineData("record Pay(string Card) { [Mine.Protected] public string? Other { get; init; } }")]
    public void What_is_not_marked_or_not_stored_needs_no_protector(string payload) => Assert.Null(Find(payload));

    [Fact]
    public void A_marked_member_of_a_result_or_a_checkpoint_counts_too()
    {
        Assert.Equal("Number", Find("record Pay(string Id); public sealed record Card([Protected] string Number)", ", Result = typeof(Card)"));
        Assert.Equal("Number", Find("record Pay(string Id); public sealed record Card([Protected] string Number)", ", Checkpoint = typeof(Card)"));
    }

    private static string? Find(string payload, string settings = "")
    {
        var run = GeneratorTest.Run(
            $"namespace My.App; [SyncJob(\"pay\", AllowDuplicates = \"test\"{settings})] public sealed {payload}{(payload.EndsWith('}') ? "" : ";")}",
            "namespace Mine { public sealed class ProtectedAttribute : Attribute; }");
        using var assembly = new GeneratedAssembly(run);
        return assembly.Manifest.Find("pay")!.Settings.ProtectedMember;
    }
}
