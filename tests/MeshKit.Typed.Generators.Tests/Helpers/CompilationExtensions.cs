using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Generators.Tests.Helpers;

internal static class CompilationExtensions
{
    /// <summary>Compiles to memory, for another compilation to reference.</summary>
    public static MetadataReference EmitToImageReference(this Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.WithOptions(((CSharpCompilationOptions)compilation.Options).WithOutputKind(OutputKind.DynamicallyLinkedLibrary)).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
