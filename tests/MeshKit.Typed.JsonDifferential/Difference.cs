using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>One input on which the two generators differ.</summary>
public sealed record Difference
{
    public required Subject Subject { get; init; }

    public required OptionSet Options { get; init; }

    public required Step Step { get; init; }

    /// <summary>What was read, or what the value that was written is like.</summary>
    public required byte[] Input { get; init; }

    public required Outcome Official { get; init; }

    public required Outcome Ours { get; init; }

    /// <summary>The platform's metadata under the options that are compared.</summary>
    public required JsonTypeInfo Info { get; init; }

    /// <summary>Our metadata under the same options.</summary>
    public required JsonTypeInfo OurInfo { get; init; }

    /// <summary>The platform's metadata by which values that were read are written again.</summary>
    public required JsonTypeInfo Rewriting { get; init; }

    public override string ToString() =>
        $"{Subject}, {Options}, {Step}:\n  input     {Encoding.UTF8.GetString(Input)}\n  official  {Official}\n  ours      {Ours}";
}
