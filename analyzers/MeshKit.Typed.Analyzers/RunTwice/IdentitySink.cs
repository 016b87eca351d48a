using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>A place where a value becomes the identity of something.</summary>
internal sealed class IdentitySink(IOperation value, string name, string description, bool isFile = false)
{
    public IOperation Value => value;

    /// <summary>The name of the parameter, property or header.</summary>
    public string Name => name;

    /// <summary>The place, for the message.</summary>
    public string Description => description;

    /// <summary>Whether it is a file's path, where a temporary file may have any name.</summary>
    public bool IsFile => isFile;
}
