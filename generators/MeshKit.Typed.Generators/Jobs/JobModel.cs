using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Jobs;

/// <summary>Everything that a payload's own file says, as code.</summary>
internal sealed record JobModel
{
    /// <summary>The payload's full metadata name: it identifies the job.</summary>
    public required string Id { get; init; }

    public required string Hint { get; init; }

    /// <summary>The payload's namespace, escaped; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the payload in generated names.</summary>
    public required string Identifier { get; init; }

    /// <summary>The payload's type.</summary>
    public required string Type { get; init; }

    public required bool IsPublic { get; init; }

    public required bool IsValueType { get; init; }

    public required string? Summary { get; init; }

    public required string Kind { get; init; }

    /// <summary>The kinds that it was stored under before.</summary>
    public required EquatableArray<string> FormerKinds { get; init; }

    /// <summary>The older versions that can be read, the oldest first.</summary>
    public required EquatableArray<UpcastModel> Upcasts { get; init; }

    public required int Version { get; init; }

    /// <summary>The payload's JSON where a context of the app's own has it: the context's type. Null for the generated one.</summary>
    public required string? JsonContext { get; init; }

    /// <summary>The name of the payload's metadata on the generated context.</summary>
    public required string JsonProperty { get; init; }

    /// <summary>The key as a whole where it is constant; null where there is none or it has holes.</summary>
    public required string? ConstantKey { get; init; }

    public required KeyModel? Key { get; init; }

    /// <summary>How jobs of it are stored, as the inner XML of a documentation comment.</summary>
    public required string Remarks { get; init; }

    /// <summary>Whether the payload implements the interface of merges.</summary>
    public required bool IsMergeable { get; init; }

    /// <summary>What the job's result is declared to be; null for nothing.</summary>
    public required ValueModel? Result { get; init; }

    /// <summary>What the job's checkpoints are declared to be; null for nothing.</summary>
    public required ValueModel? Checkpoint { get; init; }

    /// <summary>The assignments of the settings that differ from the runtime's defaults.</summary>
    public required EquatableArray<string> Settings { get; init; }
}

/// <summary>A key with holes: the arguments of its builder, and the calls that fill it.</summary>
internal sealed record KeyModel(int LiteralLength, int Holes, string AlsoEscaped, EquatableArray<string> Appends);

/// <summary>A declared result or checkpoint.</summary>
/// <param name="Type">Its type.</param>
/// <param name="OrNone">Its type where there may be none: with a question mark for a class.</param>
/// <param name="IsPublic">Whether it is visible outside, as the payload must be too.</param>
internal sealed record ValueModel(string Type, string OrNone, bool IsPublic);

/// <summary>An older shape: its version, the name of its metadata on the generated context, and the types on the way from it to the payload.</summary>
internal sealed record UpcastModel(int Version, string JsonProperty, EquatableArray<string> Path);
