using System.Diagnostics.CodeAnalysis;

namespace MeshKit.Typed.JsonCorpus.Nullability;

[SyncJob("json.nullability.non-null", AllowDuplicates = "corpus")]
public sealed record NonNull(string Text, List<string> List, NonNullPart Part, int[] Array);

public sealed record NonNullPart(string Text);

[SyncJob("json.nullability.maybe-null", AllowDuplicates = "corpus")]
public sealed record MaybeNullable(string? Text, List<string>? List, NonNullPart? Part, int[]? Array);

[SyncJob("json.nullability.settable-non-null", AllowDuplicates = "corpus")]
public sealed class SettableNonNull
{
    public string Text { get; set; } = "";

    public NonNullPart Part { get; set; } = new("");

    public string Unset { get; set; } = null!;
}

[SyncJob("json.nullability.allow-null", AllowDuplicates = "corpus")]
public sealed class AllowsNull
{
    [AllowNull]
    public string Text
    {
        get;
        set => field = value ?? "was null";
    }

    = "start";
}

[SyncJob("json.nullability.disallow-null", AllowDuplicates = "corpus")]
public sealed class DisallowsNull
{
    [DisallowNull]
    public string? Text { get; set; }

    [DisallowNull]
    public int? Number { get; set; }
}

[SyncJob("json.nullability.maybe-and-not-null", AllowDuplicates = "corpus")]
public sealed class MaybeAndNotNull
{
    [MaybeNull]
    public string Maybe { get; set; } = "m";

    [NotNull]
    public string? Not
    {
        get => field ?? "never null";
        set;
    }
}

[SyncJob("json.nullability.attributed-parameters", AllowDuplicates = "corpus")]
public sealed class AttributedParameters
{
    public AttributedParameters([AllowNull] string text, [DisallowNull] string? other)
    {
        Text = text ?? "was null";
        Other = other;
    }

    public string Text { get; }

    public string? Other { get; }
}

[SyncJob("json.nullability.parameter-differs", AllowDuplicates = "corpus")]
public sealed class ParameterDiffers
{
    public ParameterDiffers(string? text) => Text = text ?? "was null";

    public string Text { get; }
}

[SyncJob("json.nullability.parameter-stricter", AllowDuplicates = "corpus")]
public sealed class ParameterStricter(string text)
{
    public string? Text { get; } = text;
}

#nullable disable
[SyncJob("json.nullability.disabled", AllowDuplicates = "corpus")]
public sealed record Disabled(string Text, List<string> List, int[] Array);

[SyncJob("json.nullability.disabled-class", AllowDuplicates = "corpus")]
public sealed class DisabledClass
{
    public string Text { get; set; }

    public Dictionary<string, List<string>> Map { get; set; }

#nullable enable
    public string Enabled { get; set; } = "e";
#nullable disable

    public List<NonNullPart> Parts { get; set; }
}

public class DisabledBase
{
    public string FromDisabled { get; set; }
}
#nullable enable

[SyncJob("json.nullability.disabled-base", AllowDuplicates = "corpus")]
public sealed class EnabledFromDisabled : DisabledBase
{
    public string FromEnabled { get; set; } = "e";
}

#nullable enable annotations
[SyncJob("json.nullability.annotations-only", AllowDuplicates = "corpus")]
public sealed record AnnotationsOnly(string Text, string? Maybe);
#nullable enable

public record GenericPart<T>(T Value, T? Maybe, List<T> List);

[SyncJob("json.nullability.generic-annotations", AllowDuplicates = "corpus")]
public sealed record GenericAnnotations(GenericPart<string> NonNull, GenericPart<string?> Nullable, GenericPart<int> Number, GenericPart<int?> MaybeNumber);

public record NotNullPart<T>(T Value, T? Maybe)
    where T : notnull;

public record ClassPart<T>(T Value, T? Maybe)
    where T : class;

public record StructPart<T>(T Value, T? Maybe)
    where T : struct;

[SyncJob("json.nullability.constrained-annotations", AllowDuplicates = "corpus")]
public sealed record ConstrainedAnnotations(NotNullPart<string> NotNull, ClassPart<string> Class, StructPart<int> Struct, NotNullPart<int> Number);

[SyncJob("json.nullability.deep", AllowDuplicates = "corpus")]
public sealed record DeepAnnotations(List<string?[]?>? A, Dictionary<string, Dictionary<string, string?>?> B, string?[][]? C);

[SyncJob("json.nullability.get-set-differ", AllowDuplicates = "corpus")]
public sealed class GetSetDiffer
{
    private string? _text;

    [AllowNull]
    [NotNull]
    public string? Text
    {
        get => _text ?? "";
        set => _text = value;
    }

    [MaybeNull]
    [DisallowNull]
    public string Other { get; set; } = "o";
}

[SyncJob("json.nullability.structs-of-references", AllowDuplicates = "corpus")]
public struct StructOfReferences
{
    public string Text { get; set; }

    public List<string> List { get; set; }

    public NonNullPart? Part { get; set; }
}

[SyncJob("json.nullability.fields", AllowDuplicates = "corpus")]
public sealed class NullableFields
{
    [System.Text.Json.Serialization.JsonInclude]
    public string Text = "t";

    [System.Text.Json.Serialization.JsonInclude]
    public string? Maybe;

    [System.Text.Json.Serialization.JsonInclude]
    [AllowNull]
    public string Allowing = "a";

    [System.Text.Json.Serialization.JsonInclude]
    [DisallowNull]
    public string? Disallowing;
}
