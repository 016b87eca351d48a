using CsCheck;

namespace MeshKit.Typed.Tests.Manifest;

/// <summary>Rule 7: different values never give the same key, and a value's text does not depend on where the app runs.</summary>
public sealed class ConflictKeyBuilderTests
{
    [Fact]
    public void A_value_is_never_mistaken_for_a_separator() =>
        Assert.NotEqual(Key("a:b", "c"), Key("a", "b:c"));

    [Fact]
    public void Null_empty_and_the_text_of_null_differ() =>
        Assert.Equal(3, new[] { Key(null, "x"), Key("", "x"), Key("%_", "x") }.Distinct().Count());

    [Fact]
    public void Plain_text_stays_readable() => Assert.Equal("draft:Ünï-1_a.b~c:%2F", Key("Ünï-1_a.b~c", "/"));

    [Fact]
    public void Different_values_give_different_keys() =>
        Gen.Select(Value, Value, Value, Value).Sample((a, b, c, d) =>
            ((a, b) == (c, d)) == (Key(a, b) == Key(c, d)));

    [Fact]
    public void A_separator_of_plain_characters_is_encoded_in_values() =>
        Gen.Select(Plain, Plain, Plain, Plain).Sample((a, b, c, d) =>
            ((a, b) == (c, d)) == (Joined(a, b) == Joined(c, d)));

    [Fact]
    public void Formatting_is_invariant()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("ar-SA");
        try
        {
            var builder = new ConflictKeyBuilder(1, 4);
            builder.AppendHole(-1234);
            builder.AppendLiteral("|");
            builder.AppendHole(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(2)));
            builder.AppendLiteral("|");
            builder.AppendHole(new DateOnly(2026, 1, 2), "yyyy-MM");
            builder.AppendLiteral("|");
            builder.AppendHole(DayOfWeek.Monday);
            Assert.Equal("-1234|2026-01-02T03%3A04%3A05.0060000%2B02%3A00|2026-01|Monday", builder.ToStringAndClear());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Ill_formed_text_is_refused()
    {
        var exception = Assert.Throws<SyncException>(() => Key("\udc00", "x"));
        Assert.Equal(SyncErrorCodes.KeyInvalid, exception.Code);
    }

    private static Gen<string?> Value => Gen.OneOf(
        Gen.Const((string?)null),
        Gen.Char[":%_a25/é\n"].Array[0, 6].Select(chars => (string?)new string(chars)));

    private static Gen<string> Plain => Gen.Char["xy%"].Array[0, 5].Select(chars => new string(chars));

    private static string Key(string? a, string? b)
    {
        var builder = new ConflictKeyBuilder(7, 2);
        builder.AppendLiteral("draft:");
        builder.AppendHole(a);
        builder.AppendLiteral(":");
        builder.AppendHole(b);
        return builder.ToStringAndClear();
    }

    private static string Joined(string a, string b)
    {
        var builder = new ConflictKeyBuilder(1, 2, alsoEscaped: "x");
        builder.AppendHole(a);
        builder.AppendLiteral("x");
        builder.AppendHole(b);
        return builder.ToStringAndClear();
    }
}
