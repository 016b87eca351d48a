namespace MeshKit.Typed.JsonCorpus.Nullability;

/// <summary>Null where the type says that there is none.</summary>
internal static class NullabilitySamples
{
    public static NonNull?[] NonNull => [new(null!, [], new("p"), []), new("t", null!, new("p"), []), new("t", [], null!, []), new("t", [null!], new(null!), null!), null];

    public static SettableNonNull?[] SettableNonNull => [new(), new() { Unset = "set" }];

    public static Disabled?[] Disabled => [new(null, null, null), new("t", [null!], [])];

    public static StructOfReferences[] StructsOfReferences => [default];

    public static DisallowsNull?[] DisallowNull => [new()];
}
