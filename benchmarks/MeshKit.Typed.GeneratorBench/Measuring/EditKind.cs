namespace MeshKit.Typed.GeneratorBench.Measuring;

/// <summary>What an edit changes.</summary>
internal enum EditKind
{
    /// <summary>A file without payloads.</summary>
    Unrelated,

    /// <summary>The body of a payload's method.</summary>
    Body,

    /// <summary>A payload's member.</summary>
    Member,
}
