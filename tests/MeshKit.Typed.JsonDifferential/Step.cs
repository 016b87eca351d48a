namespace MeshKit.Typed.JsonDifferential;

/// <summary>What is compared.</summary>
public enum Step
{
    /// <summary>The value that bytes are read as.</summary>
    Read,

    /// <summary>The bytes that a value is written as.</summary>
    Write,

    /// <summary>The same as <see cref="Read"/>, from a stream in small pieces.</summary>
    ReadAsync,

    /// <summary>The same as <see cref="Write"/>, to a stream in small pieces.</summary>
    WriteAsync,

    /// <summary>That values which were read are equal by their own <c>Equals</c>.</summary>
    Equality,

    /// <summary>The metadata that a modifier or an exporter of schemas sees.</summary>
    Metadata,
}
