namespace MeshKit.Typed.JsonCorpus.DefaultValues;

public enum Size : byte
{
    Small = 1,
    Large = 200,
}

[Flags]
public enum Choices : long
{
    None = 0,
    A = 1,
    High = 1L << 40,
    All = -1,
}

public readonly record struct Point(int X, int Y);

[SyncJob("json.defaultvalues.integers", AllowDuplicates = "corpus")]
public sealed record Integers(
    byte A = byte.MaxValue, sbyte B = sbyte.MinValue, short C = short.MinValue, ushort D = ushort.MaxValue, int E = int.MinValue, uint F = uint.MaxValue,
    long G = long.MinValue, ulong H = ulong.MaxValue);

[SyncJob("json.defaultvalues.reals", AllowDuplicates = "corpus")]
public sealed record Reals(
    float A = float.Epsilon, float B = -0f, double C = double.MaxValue, double D = 1e-300, decimal E = 0.10m, decimal F = decimal.MaxValue, decimal G = -0.0m, double H = -0.0);

[SyncJob("json.defaultvalues.not-numbers", AllowDuplicates = "corpus")]
[System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record NotNumbers(
    float A = float.NaN, float B = float.PositiveInfinity, float C = float.NegativeInfinity,
    double D = double.NaN, double E = double.PositiveInfinity, double F = double.NegativeInfinity, double? G = double.NaN);

[SyncJob("json.defaultvalues.texts", AllowDuplicates = "corpus")]
public sealed record Texts(
    string A = "", string B = "quote \" back \\ line \n tab \t null \0", string C = "ünï 😀 \u2028", string? D = null, string? E = "e", string F = "{brace}", string G = "// no comment");

[SyncJob("json.defaultvalues.characters", AllowDuplicates = "corpus")]
public sealed record Characters(char A = 'a', char B = '\'', char C = '"', char D = '\\', char E = '\0', char F = '\u2028', char? G = 'g', char H = '\ud7ff');

[SyncJob("json.defaultvalues.booleans", AllowDuplicates = "corpus")]
public sealed record Booleans(bool A = true, bool B = false, bool? C = null, bool? D = true, bool? E = false);

[SyncJob("json.defaultvalues.enums", AllowDuplicates = "corpus")]
public sealed record Enums(
    Size A = Size.Large, Size B = (Size)77, Size C = default, Size? D = Size.Small, Size? E = null, Choices F = Choices.All, Choices G = Choices.A | Choices.High, DayOfWeek H = (DayOfWeek)(-3));

[SyncJob("json.defaultvalues.nullables", AllowDuplicates = "corpus")]
public sealed record Nullables(int? A = 5, int? B = null, long? C = long.MinValue, decimal? D = 1.50m, float? E = 1.5f, byte? F = 255, ulong? G = 0);

[SyncJob("json.defaultvalues.structs", AllowDuplicates = "corpus")]
public sealed record Structs(
    Guid A = default, DateTime B = default, DateTimeOffset C = default, TimeSpan D = default, Point E = default, Point? F = null, DateOnly G = default, Int128 H = default, Half I = default,
    KeyValuePair<string?, int> J = default);

[SyncJob("json.defaultvalues.references", AllowDuplicates = "corpus")]
public sealed record References(List<int>? A = null, int[]? B = null, Dictionary<string, int>? C = default, Uri? D = null, Version? E = null, References? F = null);

[SyncJob("json.defaultvalues.null-for-non-null", AllowDuplicates = "corpus")]
public sealed record NullForNonNull(string A = null!, List<int> B = null!);

[SyncJob("json.defaultvalues.class-constructor", AllowDuplicates = "corpus")]
public sealed class ClassConstructor(int number = 3, string text = "three", Size size = Size.Small)
{
    public int Number { get; } = number;

    public string Text { get; } = text;

    public Size Size { get; } = size;
}

[SyncJob("json.defaultvalues.struct-constructor", AllowDuplicates = "corpus")]
[method: System.Text.Json.Serialization.JsonConstructor]
public readonly struct StructConstructor(int number = 3, string? text = "three")
{
    public int Number { get; } = number;

    public string? Text { get; } = text;
}

[SyncJob("json.defaultvalues.constants", AllowDuplicates = "corpus")]
public sealed record Constants(int A = Constants.Number, string B = Constants.Text, Size C = Constants.Chosen, string D = nameof(Constants), int E = sizeof(long))
{
    public const int Number = 12;

    public const string Text = "constant";

    public const Size Chosen = Size.Large;
}

[SyncJob("json.defaultvalues.decimal-attribute", AllowDuplicates = "corpus")]
public sealed record Decimals(decimal A = 79228162514264337593543950335m, decimal B = -1.0000000000000000000000000001m, decimal C = 0m, decimal D = 1e-28m);

[SyncJob("json.defaultvalues.optional-before-required", AllowDuplicates = "corpus")]
public sealed class MarkedOptional
{
    public MarkedOptional([System.Runtime.InteropServices.Optional] int a, [System.Runtime.InteropServices.Optional, System.Runtime.InteropServices.DefaultParameterValue(7)] int b, string c)
    {
        A = a;
        B = b;
        C = c;
    }

    public int A { get; }

    public int B { get; }

    public string C { get; }
}
