using MeshKit.Typed.Generators.Tests.Helpers;
using MeshKit.Typed.Shared;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>Conflict keys: templates, and that different values never give one key.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a{", "without its '}'")]
    [InlineData("a}", "without its '{'")]
    [InlineData("{a{b}}", "without its '}'")]
    [InlineData("{}", "empty hole")]
    [InlineData("{ }", "empty hole")]
    [InlineData("{A:}", "empty hole")]
    [InlineData("{A}{B}", "nothing between")]
    [InlineData("{A}é{B}", "ASCII")]
    [InlineData("50%{A}", "'%'")]
    [InlineData("a\0{A}", "NUL")]
    public void A_malformed_or_ambiguous_template_is_an_error(string template, string error) =>
        Assert.Contains(error, KeyTemplate.Parse(template).Error, StringComparison.Ordinal);

    [Fact]
    public void A_template_of_ill_formed_text_is_an_error() => Assert.Contains("ill-formed", KeyTemplate.Parse("a" + (char)0xD800 + "{A}").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("draft:{DraftId}", "draft: |[DraftId]", "")]
    [InlineData("{{{A}}}", "{|[A]|}", "")]
    [InlineData("{A:yyyy-MM}x{B}", "[A:yyyy-MM]|x|[B]", "x")]
    [InlineData("{A:HH:mm}:{B}", "[A:HH:mm]|:|[B]", "")]
    [InlineData("{A}-a-{B}_{C}", "[A]|-a-|[B]|_|[C]", "-_a")]
    [InlineData("a-{A}", "a-|[A]", "")]
    [InlineData("{A}é-{B}", "[A]|é-|[B]", "-")]
    public void A_template_is_literals_and_holes(string template, string parts, string alsoEscaped)
    {
        var parsed = KeyTemplate.Parse(template);
        Assert.Null(parsed.Error);
        Assert.Equal(parts.Replace(" ", "", StringComparison.Ordinal), string.Join('|', parsed.Parts.Select(part => !part.IsHole ? part.Text : part.Format is null ? $"[{part.Text}]" : $"[{part.Text}:{part.Format}]")));
        Assert.Equal(alsoEscaped, parsed.AlsoEscaped);
    }

    // Every pair of short texts over an alphabet that has the separators, the escape and what escapes look like.
    [Theory]
    [InlineData("{A}:{B}")]
    [InlineData("{A}-{B}")]
    [InlineData("{A}3A{B}")]
    [InlineData("{A}é_{B}")]
    [InlineData("{A}%x{B}", true)]
    [InlineData("{A}a:{B}")]
    public void Different_values_never_give_one_key(string template, bool isRefused = false)
    {
        var parsed = KeyTemplate.Parse(template);
        Assert.Equal(isRefused, parsed.Error is not null);
        if (isRefused)
            return;
        string[] letters = ["", ":", "-", "3", "A", "%", "_", "é", "a"];
        var values = letters.SelectMany(first => letters.SelectMany(second => letters.Select(third => first + second + third))).Distinct().Append(null).ToList();
        var keys = new Dictionary<string, (string?, string?)>(StringComparer.Ordinal);
        foreach (var a in values)
        {
            foreach (var b in values)
            {
                var builder = new ConflictKeyBuilder(1, 2, parsed.AlsoEscaped);
                builder.AppendHole(a);
                builder.AppendLiteral(parsed.Parts[1].Text);
                builder.AppendHole(b);
                var key = builder.ToStringAndClear();
                Assert.True(keys.TryAdd(key, (a, b)), $"{(a, b)} and {keys[key]} give {key}");
            }
        }
    }

    [Fact]
    public void Members_are_formatted_invariantly_and_found_in_base_types()
    {
        var run = GeneratorTest.Run("""
            public abstract record Base(string Tenant);

            [SyncJob("k", ConflictKey = "{Tenant}/{Id}/{At}/{Day:yyyyMMdd}/{Number:D4}/{Maybe}/{Kind}/{Flag}/{Field}/{Url}")]
            public sealed record Keyed(string Tenant, Guid Id, DateTimeOffset At, DateOnly Day, int Number, int? Maybe, DayOfWeek Kind, bool Flag, Uri Url) : Base(Tenant)
            {
                [JsonInclude]
                public char Field = '/';
            }

            public static class Samples
            {
                public static object Keyed => new Keyed("t", Guid.Empty, DateTimeOffset.UnixEpoch, new DateOnly(2026, 1, 2), -7, null, DayOfWeek.Friday, true, new Uri("urn:b"));
            }
            """);
        using var assembly = new GeneratedAssembly(run);
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("ar-SA");
            Assert.Equal(
                "t/00000000-0000-0000-0000-000000000000/1970-01-01T00%3A00%3A00.0000000%2B00%3A00/20260102/-0007/%_/Friday/True/%2F/urn%3Ab",
                assembly.Key("k", assembly.Sample("Keyed")));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_singletons_key_is_its_kind()
    {
        using var assembly = new GeneratedAssembly(GeneratorTest.Run("""
            [SyncJob("sync-all", Singleton = true)] public sealed record SyncAll;
            public static class Samples { public static object All => new SyncAll(); }
            """));
        Assert.Equal("sync-all", assembly.Key("sync-all", assembly.Sample("All")));
    }
}
